using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Retrieval.Embeddings;

namespace NewsBot.Evaluation;

/// <summary>
/// Keeps the vectors of a model in a file, by a hash of their texts, so that a second evaluation of the same articles takes
/// seconds. Of two processes at once, only the first uses the file.
/// </summary>
/// <remarks>A record is 16 bytes of the text's SHA-256 and the vector, four bytes a number.</remarks>
internal sealed class CachedEmbedder : Embedder, IDisposable
{
    private const int HashLength = 16;

    private readonly Embedder inner;
    private readonly string path;
    private readonly Lock fileLock = new();
    private readonly Dictionary<UInt128, float[]> vectors = [];
    private FileStream? file;

    /// <param name="inner">The model; its prefixes are part of what is hashed.</param>
    /// <param name="folder">Where the file lies; it is created.</param>
    public CachedEmbedder(Embedder inner, string folder)
        : base(inner.ModelName, inner.QuestionPrefix, inner.PassagePrefix)
    {
        this.inner = inner;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inner.ModelName)).AsSpan(0, 8));
        path = Path.Combine(folder, $"vectors-{name}.bin");
    }

    public override int BatchSize => inner.BatchSize;

    public override Task PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public void Dispose() => file?.Dispose();

    public override async Task<IReadOnlyList<float[]>> ComputeAsync(
        IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var keys = texts.Select(ComputeKey).ToList();
        List<int> missing;
        lock (fileLock)
        {
            if (file is null) Open();
            missing = [.. Enumerable.Range(0, texts.Count).Where(i => !vectors.ContainsKey(keys[i]))];
        }

        var computed = missing.Count == 0 ? []
            : await inner.ComputeAsync([.. missing.Select(i => texts[i])], cancellationToken);
        lock (fileLock)
        {
            for (var i = 0; i < computed.Count; i++) Add(keys[missing[i]], computed[i]);
            file?.Flush();
            // Copies, because the caller scales them.
            return [.. keys.Select(key => (float[])vectors[key].Clone())];
        }
    }

    /// <inheritdoc/>
    /// <remarks>These are not kept in the file.</remarks>
    public override Task<IReadOnlyList<TokenVector>?> ComputeTokensAsync(string text, CancellationToken cancellationToken) =>
        inner.ComputeTokensAsync(text, cancellationToken);

    private static UInt128 ComputeKey(string text) =>
        MemoryMarshal.Read<UInt128>(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

    private void Add(UInt128 key, float[] vector)
    {
        if (!vectors.TryAdd(key, vector) || file is null) return;
        if (file.Length == 0) file.Write(MemoryMarshal.AsBytes([vector.Length]));
        file.Write(MemoryMarshal.AsBytes([key]));
        file.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
    }

    private void Open()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            Read(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another evaluation has it, or it cannot be written: this one computes its vectors itself.
        }
    }

    private void Read(FileStream cache)
    {
        if (cache.Length < sizeof(int)) return;
        var dimension = 0;
        cache.ReadExactly(MemoryMarshal.AsBytes(new Span<int>(ref dimension)));
        var record = new byte[HashLength + (dimension * sizeof(float))];
        while (cache.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length)
            vectors[MemoryMarshal.Read<UInt128>(record)] = MemoryMarshal.Cast<byte, float>(record.AsSpan(HashLength)).ToArray();
        // What was cut off at the end is written over.
        cache.SetLength(cache.Length - ((cache.Length - sizeof(int)) % record.Length));
        cache.Position = cache.Length;
    }
}

using System.Buffers.Binary;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Stories;

/// <summary>
/// The words, names and numbers of an article's headline and beginning, each with a weight. The rarity of a word is left to the
/// comparison, because every week's news has rare words of its own.
/// </summary>
internal sealed partial class EventTerms
{
    private const int MaxTerms = 96;
    private const int MaxBodyWords = 300;
    private const int LeadWords = 60;
    private const double TitleWeight = 2;
    private const double LeadWeight = 1.5;
    private const double BodyWeight = 1;
    private const double NameFactor = 1.5;
    private const int MinLength = 3;

    // Weights are eighths in six bits of a byte; the other two bits mark the words of the headline and the names.
    private const double WeightScale = 8;
    private const int TitleFlag = 128;
    private const int NameFlag = 64;
    private const int BytesPerTerm = 5;

    private static readonly Regex Roundups = Lexicon.English.Phrases("headlines-of-roundups");

    private readonly uint[] words;
    private readonly byte[] weights;

    private EventTerms(uint[] words, byte[] weights)
    {
        this.words = words;
        this.weights = weights;
    }

    public static EventTerms Empty { get; } = new([], []);

    public int Count => words.Length;

    /// <summary>Returns a hash of the word at <paramref name="index"/>. Hashes ascend.</summary>
    public uint GetHash(int index) => words[index];

    public int GetWeight(int index) => weights[index] & ~(TitleFlag | NameFlag);

    public bool IsInTitle(int index) => (weights[index] & TitleFlag) != 0;

    /// <summary>Returns true if the text writes the word with a capital letter where no sentence begins.</summary>
    public bool IsName(int index) => (weights[index] & NameFlag) != 0;

    /// <summary>
    /// Creates the terms of an article. An article that reports many events at once gets none, because it would join their
    /// stories.
    /// </summary>
    /// <param name="article">The article.</param>
    /// <param name="credits">The parts of the body that only credit somebody.</param>
    /// <param name="tokenizer">Reduces the forms of a word to one term.</param>
    public static EventTerms Create(Article article, IReadOnlyList<TextSpan> credits, Tokenizer tokenizer)
    {
        var title = article.Headline;
        if (Roundups.IsMatch(title) || NumberedThings().IsMatch(title)) return Empty;
        var found = new Dictionary<uint, double>();
        Read(title, 0, int.MaxValue, TitleWeight, found, [], tokenizer);
        var inTitle = found.Keys.ToHashSet();
        var names = new HashSet<uint>();
        var (read, start) = (0, 0);
        foreach (var span in credits)
        {
            read = Read(article.Body.AsSpan(start, span.Start - start), read, MaxBodyWords, 0, found, names, tokenizer);
            start = span.End;
        }

        Read(article.Body.AsSpan(start), read, MaxBodyWords, 0, found, names, tokenizer);
        var kept = found.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MaxTerms)
            .OrderBy(pair => pair.Key).ToList();
        return new EventTerms(
            [.. kept.Select(pair => pair.Key)],
            [.. kept.Select(pair =>
                (byte)(ScaleWeight(pair.Value) | (inTitle.Contains(pair.Key) ? TitleFlag : 0) | (names.Contains(pair.Key)
                    ? NameFlag : 0)))]);
    }

    /// <summary>Returns five bytes for each word: its hash, lowest byte first, and its weight with its marks.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[words.Length * BytesPerTerm];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * BytesPerTerm), words[i]);
            bytes[(i * BytesPerTerm) + BytesPerTerm - 1] = weights[i];
        }

        return bytes;
    }

    public static EventTerms FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return Empty;
        var words = new uint[bytes.Length / BytesPerTerm];
        var weights = new byte[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * BytesPerTerm)..]);
            weights[i] = bytes[(i * BytesPerTerm) + BytesPerTerm - 1];
        }

        return new EventTerms(words, weights);
    }

    // A word that occurs three times weighs more than one that occurs once, but not three times as much.
    private static int ScaleWeight(double times) =>
        (int)Math.Clamp(Math.Round((1 + Math.Log(times)) * WeightScale), 1, NameFlag - 1);

    private static int Read(
        ReadOnlySpan<char> text, int read, int until, double weight, Dictionary<uint, double> found, HashSet<uint> names,
        Tokenizer tokenizer)
    {
        var reader = new WordReader(text);
        var (last, inName) = (0U, 0);
        while (read < until && reader.MoveNext())
        {
            read++;
            var of = weight > 0 ? weight : read <= LeadWords ? LeadWeight : BodyWeight;
            var isCommon = reader.Word.Length < MinLength && !reader.HasDigit || CommonWords.Contains(reader.Hash);
            var word = (uint)(MinHash.Mix(WordReader.ComputeHash(tokenizer.Normalize(reader.Word))) >> 32);
            var isName = reader.IsCapitalized && weight == 0 && !isCommon;
            if (!isCommon) Add(word, isName && !reader.IsCapitalExpected ? of * NameFactor : of);
            if (isName && !reader.IsCapitalExpected) names.Add(word);
            if (!isName || !reader.IsAdjacent) inName = 0;
            if (!isName) continue;
            // A name of two words or more also counts as one word, beside its parts.
            if (++inName > 1) Add(CombineHashes(last, word), of * NameFactor);
            last = word;
        }

        return read;

        void Add(uint word, double times) => found[word] = found.GetValueOrDefault(word) + times;
    }

    private static uint CombineHashes(uint first, uint second) => (uint)(MinHash.Mix(((ulong)first << 32) | second) >> 32);

    [GeneratedRegex(@"^\d+ things\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NumberedThings();
}

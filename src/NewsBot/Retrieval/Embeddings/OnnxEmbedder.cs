using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;
using NewsBot.Text;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// Makes vectors in this process, by a model file of the BERT kind (MiniLM, BGE, E5, GTE): texts in WordPiece tokens, cut at the
/// model's length; the vector is the mean of the tokens' vectors, or the first one where the model's files say so.
/// </summary>
internal sealed class OnnxEmbedder(OnnxFiles files, string model, string questionPrefix, string passagePrefix)
    : Embedder(model, questionPrefix, passagePrefix), IDisposable
{
    private const string InputIds = "input_ids", Mask = "attention_mask", Types = "token_type_ids";

    private readonly Lock loadLock = new();
    private Loaded? model;

    // Texts are run one by one, so this only decides how often what was computed is stored.
    public override int BatchSize => 64;

    public override Task PrepareAsync(CancellationToken cancellationToken) => Task.Run(Load, cancellationToken);

    public void Dispose()
    {
        lock (loadLock)
        {
            model?.Session.Dispose();
            model = null;
        }
    }

    public override async Task<IReadOnlyList<float[]>> ComputeAsync(
        IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new float[texts.Count][];
        var next = -1;
        // Threads of their own: those of the pool answer messages meanwhile.
        await Task.WhenAll(Enumerable.Range(0, Math.Min(texts.Count, Environment.ProcessorCount)).Select(_ =>
            Task.Factory.StartNew(
                ComputeNext, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return vectors;

        void ComputeNext()
        {
            var loaded = Load();
            try
            {
                for (var i = Interlocked.Increment(ref next); i < texts.Count; i = Interlocked.Increment(ref next))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    vectors[i] = Compute(loaded, texts[i]);
                }
            }
            catch (OnnxRuntimeException exception)
            {
                throw CreateFailure(exception);
            }
        }
    }

    private EmbeddingException CreateFailure(OnnxRuntimeException exception) =>
        new(EmbeddingFault.Unusable, $"the model {files.Model} fails: {exception.Message}", exception);

    public override Task<IReadOnlyList<TokenVector>?> ComputeTokensAsync(string text, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<TokenVector>?>(() => ComputeTokens(Load(), text), cancellationToken);

    private List<TokenVector>? ComputeTokens(Loaded loaded, string text)
    {
        var pieces = loaded.Tokenizer.EncodeToTokens(text, out var normalized);
        // Only then do the places in the text that the model reads hold for this text.
        if ((normalized ?? text).Length != text.Length) return null;
        try
        {
            var vectors = new List<TokenVector>();
            Run(loaded, text, (output, dimension) =>
            {
                // The first vector belongs to the start of the text, not to a word.
                for (var i = 0; i < pieces.Count && (i + 2) * dimension <= output.Length; i++)
                {
                    var (start, end) = (pieces[i].Offset.Start.Value, pieces[i].Offset.End.Value);
                    vectors.Add(new TokenVector(
                        TextSpan.FromBounds(start, end), output.Slice((i + 1) * dimension, dimension).ToArray()));
                }
            });
            return vectors.Count == 0 ? null : vectors;
        }
        catch (OnnxRuntimeException exception)
        {
            throw CreateFailure(exception);
        }
    }

    private Loaded Load()
    {
        lock (loadLock)
        {
            if (model is not null) return model;
            try
            {
                using var vocabulary = files.OpenVocabulary();
                var tokenizer =
                    BertTokenizer.Create(vocabulary, new BertOptions { LowerCaseBeforeTokenization = files.IsUncased() });
                // A text is run by one thread, and texts beside each other: without padding and without waiting for one another,
                // that is a third faster than batches of 8 on two cores.
                using var options = new SessionOptions { IntraOpNumThreads = 1 };
                var session = new InferenceSession(files.Model, options);
                foreach (var input in session.InputNames)
                    if (input is not (InputIds or Mask or Types))
                        throw new EmbeddingException(
                            EmbeddingFault.Refused, $"the model {files.Model} wants an input that is not known here ({input})");
                return model = new Loaded(session, tokenizer, files.ReadMaxTokens(), files.UsesClsPooling());
            }
            catch (Exception exception)
                when (exception is OnnxRuntimeException or IOException or UnauthorizedAccessException or ArgumentException
                    or InvalidOperationException)
            {
                throw new EmbeddingException(
                    EmbeddingFault.Refused, $"the model {files.Model} cannot be loaded: {exception.Message}", exception);
            }
        }
    }

    private static float[] Compute(Loaded model, string text)
    {
        float[] vector = [];
        Run(model, text, (output, dimension) => vector = model.TakesFirst || output.Length == dimension
            ? output[..dimension].ToArray() : AveragePool(output, dimension));
        return vector;
    }

    // The output is one vector, or one for each token, and is gone when the call returns.
    private static void Run(Loaded model, string text, OutputReader read)
    {
        long[] ids = [.. model.Tokenizer.EncodeToIds(text, model.MostTokens, out _, out _).Select(id => (long)id)];
        var mask = new long[ids.Length];
        Array.Fill(mask, 1);
        long[] shape = [1, ids.Length];
        var given = new Dictionary<string, long[]> { [InputIds] = ids, [Mask] = mask, [Types] = new long[ids.Length] };
        var inputs = model.Session.InputNames.ToDictionary(
            name => name, name => OrtValue.CreateTensorValueFromMemory(given[name], shape));
        try
        {
            using var run = new RunOptions();
            using var outputs = model.Session.Run(run, inputs, model.Session.OutputNames.Take(1).ToList());
            read(outputs[0].GetTensorDataAsSpan<float>(), (int)outputs[0].GetTensorTypeAndShape().Shape[^1]);
        }
        finally
        {
            foreach (var input in inputs.Values) input.Dispose();
        }
    }

    private static float[] AveragePool(ReadOnlySpan<float> tokens, int dimension)
    {
        var sum = new float[dimension];
        for (var at = 0; at < tokens.Length; at += dimension) TensorPrimitives.Add(sum, tokens.Slice(at, dimension), sum);
        TensorPrimitives.Divide(sum, tokens.Length / dimension, sum);
        return sum;
    }

    private delegate void OutputReader(ReadOnlySpan<float> output, int dimension);

    private sealed record Loaded(InferenceSession Session, BertTokenizer Tokenizer, int MostTokens, bool TakesFirst);
}

using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

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
                throw new EmbeddingException(
                    EmbeddingFault.Unusable, $"the model {files.Model} fails: {exception.Message}", exception);
            }
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
        var (session, tokenizer, most, takesFirst) = model;
        long[] ids = [.. tokenizer.EncodeToIds(text, most, out _, out _).Select(id => (long)id)];
        var mask = new long[ids.Length];
        Array.Fill(mask, 1);
        long[] shape = [1, ids.Length];
        var given = new Dictionary<string, long[]> { [InputIds] = ids, [Mask] = mask, [Types] = new long[ids.Length] };
        var inputs =
            session.InputNames.ToDictionary(name => name, name => OrtValue.CreateTensorValueFromMemory(given[name], shape));
        try
        {
            using var run = new RunOptions();
            using var outputs = session.Run(run, inputs, session.OutputNames.Take(1).ToList());
            var output = outputs[0].GetTensorDataAsSpan<float>();
            var sizes = outputs[0].GetTensorTypeAndShape().Shape;
            var dimension = (int)sizes[^1];
            return sizes.Length == 2 || takesFirst ? output[..dimension].ToArray() : AveragePool(output, dimension);
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

    private sealed record Loaded(InferenceSession Session, BertTokenizer Tokenizer, int MostTokens, bool TakesFirst);
}

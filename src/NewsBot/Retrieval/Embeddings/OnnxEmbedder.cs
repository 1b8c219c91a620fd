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

    // One run's memory grows with it, and longer batches are no faster on a processor.
    public override int BatchSize => 16;

    public override Task PrepareAsync(CancellationToken cancellationToken) => Task.Run(Load, cancellationToken);

    public void Dispose()
    {
        lock (loadLock)
        {
            model?.Session.Dispose();
            model = null;
        }
    }

    protected override Task<IReadOnlyList<float[]>> ComputeAsync(
        IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var loaded = Load();
                try
                {
                    return (IReadOnlyList<float[]>)Compute(loaded, texts);
                }
                catch (OnnxRuntimeException exception)
                {
                    throw new EmbeddingException(
                        EmbeddingFault.Unusable, $"the model {files.Model} fails: {exception.Message}", exception);
                }
            },
            cancellationToken);

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
                // Half of the machine: there are questions to answer meanwhile.
                using var options = new SessionOptions { IntraOpNumThreads = Math.Max(1, Environment.ProcessorCount / 2) };
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

    private static float[][] Compute(Loaded model, IReadOnlyList<string> texts)
    {
        var (session, tokenizer, most, takesFirst) = model;
        var tokens = texts.Select(text => tokenizer.EncodeToIds(text, most, out _, out _)).ToList();
        var width = tokens.Max(ids => ids.Count);
        var (ids, mask) = (new long[texts.Count * width], new long[texts.Count * width]);
        for (var row = 0; row < tokens.Count; row++)
        {
            for (var i = 0; i < width; i++)
            {
                var isThere = i < tokens[row].Count;
                ids[(row * width) + i] = isThere ? tokens[row][i] : tokenizer.PaddingTokenId;
                mask[(row * width) + i] = isThere ? 1 : 0;
            }
        }

        long[] shape = [texts.Count, width];
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
            var vectors = new float[texts.Count][];
            for (var row = 0; row < vectors.Length; row++)
            {
                vectors[row] = sizes.Length == 2
                    ? output.Slice(row * dimension, dimension).ToArray()
                    : AveragePool(
                        output.Slice(row * width * dimension, (takesFirst ? 1 : tokens[row].Count) * dimension), dimension);
            }

            return vectors;
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

using System.Text.Json;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>The files of a local model, as its publishers lay them beside each other.</summary>
/// <param name="Model">The <c>.onnx</c> file.</param>
/// <param name="Vocabulary">Its <c>vocab.txt</c> or <c>tokenizer.json</c>.</param>
internal sealed record OnnxFiles(string Model, string Vocabulary)
{
    // What the models of this kind read, where they do not say; positions beyond it would fail.
    private const int DefaultMaxTokens = 512;

    /// <summary>The files that <paramref name="name"/> stands for; null with the problem where they are not all there.</summary>
    public static OnnxFiles? Find(string name, out string problem)
    {
        var model = Directory.Exists(name) ? Path.Combine(name, "model.onnx") : name;
        problem = "";
        if (!File.Exists(model)) problem = $"there is no file {model}; name an .onnx file, or a folder with model.onnx";
        else if (FindSibling(model, "vocab.txt") is { } words) return new OnnxFiles(Path.GetFullPath(model), words);
        else if (FindSibling(model, "tokenizer.json") is not { } tokenizer)
            problem = $"there is neither vocab.txt nor tokenizer.json beside {model}";
        else if (IsWordPiece(tokenizer)) return new OnnxFiles(Path.GetFullPath(model), tokenizer);
        else problem =
            $"{tokenizer} is not of the WordPiece kind, the only one that is read here; serve this model with Ollama or "
                + $"another server";
        return null;
    }

    /// <summary>How many tokens of a text the model reads.</summary>
    public int ReadMaxTokens()
    {
        var length = ReadNumber("sentence_bert_config.json", "max_seq_length")
            ?? ReadNumber("tokenizer_config.json", "model_max_length");
        return length is >= 8 and <= 8_192 ? (int)length : DefaultMaxTokens;
    }

    /// <summary>Whether upper case is the same as lower case to it; where it does not say, it is.</summary>
    public bool IsUncased() => FindEntry("tokenizer_config.json", "do_lower_case") is not { ValueKind: JsonValueKind.False };

    /// <summary>Whether the first token stands for the text, instead of the mean of all.</summary>
    public bool UsesClsPooling() =>
        FindEntry(Path.Combine("1_Pooling", "config.json"), "pooling_mode_cls_token") is { ValueKind: JsonValueKind.True };

    /// <summary>The vocabulary, a token a line in the order of their numbers.</summary>
    public Stream OpenVocabulary()
    {
        if (!Vocabulary.EndsWith(".json", StringComparison.Ordinal)) return File.OpenRead(Vocabulary);
        using var document = JsonDocument.Parse(File.ReadAllBytes(Vocabulary));
        var tokens = document.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject()
            .OrderBy(token => token.Value.GetInt32()).Select(token => token.Name);
        return new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', tokens)));
    }

    private static bool IsWordPiece(string tokenizer)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(tokenizer));
            return document.RootElement.TryGetProperty("model", out var model)
                && model.TryGetProperty("type", out var type) && type.ValueEquals("WordPiece")
                && model.TryGetProperty("vocab", out var words) && words.ValueKind == JsonValueKind.Object;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? FindSibling(string model, string name)
    {
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, name);
        return File.Exists(file) ? file : null;
    }

    private double? ReadNumber(string file, string name) =>
        FindEntry(file, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    // Hints beside the model; where one is missing or broken, what is usual holds.
    private JsonElement? FindEntry(string name, string entry)
    {
        try
        {
            if (FindSibling(Model, name) is not { } file) return null;
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.TryGetProperty(entry, out var value) ? value.Clone() : null;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NewsBot.Evaluation;

/// <summary>
/// Reads questions from JSON Lines, also compressed (.gz). Unlike a bad article, a bad question fails the whole evaluation: a
/// result over some of the questions could be mistaken for one over all.
/// </summary>
internal static class QuestionFile
{
    /// <summary>Reads all questions of a file; at least one.</summary>
    /// <exception cref="QuestionFileException">The file, or a line of it, cannot be read.</exception>
    public static async Task<IReadOnlyList<EvaluationQuestion>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var questions = new List<EvaluationQuestion>();
        var line = 0;
        await foreach (var text in LinesAsync(path, cancellationToken))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            var location = $"{path}:{line.ToString(CultureInfo.InvariantCulture)}";
            try
            {
                using var json = JsonDocument.Parse(text);
                questions.Add(Read(json.RootElement, location));
            }
            catch (JsonException exception)
            {
                throw new QuestionFileException(
                    $"{location}: this is no JSON (at byte {exception.BytePositionInLine ?? 0}); write one whole JSON object on "
                        + $"each line");
            }
        }

        return questions.Count > 0 ? questions : throw new QuestionFileException($"{path}: there is no question in it");
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = Open(path);
        while (true)
        {
            string? line;
            try
            {
                line = await reader.ReadLineAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException)
            {
                throw new QuestionFileException($"{path}: it cannot be read to its end; check the file and the disk");
            }

            if (line is null) yield break;
            yield return line;
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            SpecialFile.RefuseUnlessHandedOver(path);
            Stream file = File.OpenRead(path);
            return new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(file, CompressionMode.Decompress) : file);
        }
        catch (SpecialFileException exception)
        {
            throw new QuestionFileException(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new QuestionFileException(
                $"{path}: it cannot be opened; check that there is such a file and that it may be read");
        }
    }

    private static EvaluationQuestion Read(JsonElement row, string location)
    {
        if (row.ValueKind != JsonValueKind.Object) throw new QuestionFileException($"{location}: a question is a JSON object");
        var fields = new Fields(row, location);
        return new EvaluationQuestion
        {
            Id = fields.Text("id") ?? location,
            Question = fields.Text("question") ?? throw fields.Wrong("question", "is missing"),
            AsOf = fields.Moment("as_of"),
            Answers = fields.Texts("answers"),
            Gold = fields.Texts("gold"),
            Answerable = fields.Flag("answerable") ?? throw fields.Wrong("answerable", "is missing"),
            PoolUntil = fields.Moment("pool_until"),
            Exclude = fields.Texts("exclude"),
        };
    }

    private readonly struct Fields(JsonElement row, string location)
    {
        public QuestionFileException Wrong(string name, string problem) => new($"{location}: \"{name}\" {problem}");

        public string? Text(string name) => Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => throw Wrong(name, "must be a string"),
        };

        public bool? Flag(string name) => Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => throw Wrong(name, "must be true or false"),
        };

        public IReadOnlyList<string> Texts(string name)
        {
            if (Find(name) is not { } value) return [];
            if (value.ValueKind != JsonValueKind.Array
                || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
                throw Wrong(name, "must be a list of strings");
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        /// <summary>Parses a date or an instant; a date means the end of that day, UTC.</summary>
        public DateTimeOffset? Moment(string name)
        {
            if (Text(name) is not { } text) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new DateTimeOffset(day, TimeOnly.MaxValue, TimeSpan.Zero);
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : throw Wrong(name, $"is no ISO date or instant: {text}");
        }

        private JsonElement? Find(string name) =>
            row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}

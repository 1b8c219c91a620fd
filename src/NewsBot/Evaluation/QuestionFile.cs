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
        await foreach (var text in ReadLinesAsync(path, cancellationToken))
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

    private static async IAsyncEnumerable<string> ReadLinesAsync(
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
            Id = fields.GetText("id") ?? location,
            Question = fields.GetText("question") ?? throw fields.CreateError("question", "is missing"),
            AsOf = fields.GetInstant("as_of"),
            Answers = fields.GetTexts("answers"),
            Gold = fields.GetTexts("gold"),
            Answerable = fields.GetFlag("answerable") ?? throw fields.CreateError("answerable", "is missing"),
            PoolUntil = fields.GetInstant("pool_until"),
            Exclude = fields.GetTexts("exclude"),
        };
    }

    private readonly struct Fields(JsonElement row, string location)
    {
        public QuestionFileException CreateError(string name, string problem) => new($"{location}: \"{name}\" {problem}");

        public string? GetText(string name) => Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => throw CreateError(name, "must be a string"),
        };

        public bool? GetFlag(string name) => Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => throw CreateError(name, "must be true or false"),
        };

        public IReadOnlyList<string> GetTexts(string name)
        {
            if (Find(name) is not { } value) return [];
            if (value.ValueKind != JsonValueKind.Array
                || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
                throw CreateError(name, "must be a list of strings");
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        /// <summary>Parses a date or an instant; a date means the end of that day, UTC.</summary>
        public DateTimeOffset? GetInstant(string name)
        {
            if (GetText(name) is not { } text) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new DateTimeOffset(day, TimeOnly.MaxValue, TimeSpan.Zero);
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : throw CreateError(name, $"is no ISO date or instant: {text}");
        }

        private JsonElement? Find(string name) =>
            row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}

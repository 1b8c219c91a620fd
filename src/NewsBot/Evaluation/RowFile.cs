using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NewsBot.Evaluation;

/// <summary>
/// Reads rows of JSON Lines, also compressed (.gz). Unlike a bad article, a bad row fails the whole evaluation: a result over
/// some of the rows could be mistaken for one over all.
/// </summary>
internal static class RowFile
{
    /// <summary>Reads all rows of a file; at least one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What a row is, for errors: "question".</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RowFileException">The file, or a line of it, cannot be read.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        string path, string what, Func<Row, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        var line = 0;
        await foreach (var text in ReadLinesAsync(path, cancellationToken))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            var location = $"{path}:{line.ToString(CultureInfo.InvariantCulture)}";
            try
            {
                using var json = JsonDocument.Parse(text);
                if (json.RootElement.ValueKind != JsonValueKind.Object)
                    throw new RowFileException($"{location}: a {what} is a JSON object");
                rows.Add(read(new Row(json.RootElement, location)));
            }
            catch (JsonException exception)
            {
                throw new RowFileException(
                    $"{location}: this is no JSON (at byte {exception.BytePositionInLine ?? 0}); write one whole JSON object on "
                        + $"each line");
            }
        }

        return rows.Count > 0 ? rows : throw new RowFileException($"{path}: there is no {what} in it");
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
                throw new RowFileException($"{path}: it cannot be read to its end; check the file and the disk");
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
            throw new RowFileException(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RowFileException(
                $"{path}: it cannot be opened; check that there is such a file and that it may be read");
        }
    }
}

/// <summary>The fields of a row, with errors that name the line and the field.</summary>
internal readonly struct Row(JsonElement row, string location)
{
    public RowFileException CreateError(string name, string problem) => new($"{location}: \"{name}\" {problem}");

    /// <summary>Where the row stands: the file and the line.</summary>
    public string Location => location;

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

    public IReadOnlyList<int> GetNumbers(string name)
    {
        if (Find(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => !IsInteger(item)))
            throw CreateError(name, "must be a list of whole numbers");
        return [.. value.EnumerateArray().Select(item => item.GetInt32())];

        bool IsInteger(JsonElement item) => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out _);
    }

    /// <summary>The rows of a list of objects.</summary>
    public IReadOnlyList<Row> GetRows(string name)
    {
        if (Find(name) is not { } value) return [];
        var at = location;
        if (value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
            throw CreateError(name, "must be a list of objects");
        return [.. value.EnumerateArray().Select((item, i) => new Row(item, $"{at}: {name}[{i}]"))];
    }

    private JsonElement? Find(string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

/// <summary>A file of rows cannot be read. The message names the file, the line and the problem.</summary>
internal sealed class RowFileException(string message) : Exception(message);

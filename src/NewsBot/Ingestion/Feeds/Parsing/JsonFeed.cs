using System.Text;
using System.Text.Json;
using NewsBot.Ingestion.Files;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// Reads a JSON Feed one item at a time, so that a large feed is never held as a tree and the items before damage are read.
/// </summary>
internal sealed class JsonFeed(FeedDates dates, Uri? address)
{
    private const string Remedy = "give the address of an RSS, Atom or JSON feed";

    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly List<RawEntry> entries = [];
    private bool hasItems;
    private bool isTruncated;

    public static FeedParseResult Read(string json, FeedDates dates, Uri? address) => new JsonFeed(dates, address).Read(json);

    private FeedParseResult Read(string json)
    {
        string? damage = null;
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(JsonArticle.ReplaceLoneSurrogates(json)),
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return FeedParseResult.Failed($"this is JSON, but no feed: it is no object; {Remedy}");
            ReadMembers(ref reader);
        }
        catch (JsonException e)
        {
            damage = $"its JSON is damaged near line {(e.LineNumber ?? 0) + 1}; what stands before was read; tell its publisher";
        }

        var isFeed = hasItems || ReadText("version")?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) is true;
        if (!isFeed || (damage is not null && entries.Count == 0))
            return FeedParseResult.Failed(isFeed || damage is not null
                ? $"its JSON is damaged before its first item; tell its publisher, or {Remedy}"
                : $"this is JSON, but no feed: it has no items; {Remedy}");
        return FeedParseResult.Succeeded(BuildFeed(), damage ?? (isTruncated ? FeedLimits.TooManyEntries : null));
    }

    private void ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
                ReadItems(ref reader);
            else if (name is "version" or "title" or "home_page_url" or "feed_url" or "language")
                members[name] = JsonElement.ParseValue(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadItems(ref Utf8JsonReader reader)
    {
        hasItems = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = JsonElement.ParseValue(ref reader);
            isTruncated |= entries.Count == FeedLimits.MaxEntries;
            if (item.ValueKind == JsonValueKind.Object && !isTruncated)
                entries.Add(ReadItem(item));
        }
    }

    private RawEntry ReadItem(JsonElement item)
    {
        var id = CleanText.ToLine(ReadText(item, "id"));
        var html = ReadText(item, "content_html");
        var updated = ReadDate(item, "date_modified");
        return new RawEntry
        {
            Entry = new FeedEntry
            {
                Id = id,
                Title = HtmlText.FromTitle(ReadText(item, "title")),
                Published = ReadDate(item, "date_published") ?? updated,
                Updated = updated,
                Summary = ReadPlainText(item, "summary"),
                Content = html is not null ? HtmlText.FromHtml(html) : ReadPlainText(item, "content_text"),
                Author = ReadAuthors(item),
            },
            Links = [(ReadText(item, "url"), null), (ReadText(item, "external_url"), null),
                (ArticleFields.ParseWebAddress(id), null)],
        };
    }

    private Feed BuildFeed()
    {
        var addresses = new FeedAddresses(address);
        addresses.Set(null, ReadText("feed_url"), ReadText("home_page_url"));
        return new Feed
        {
            Title = HtmlText.FromTitle(ReadText("title")),
            Kind = FeedKind.Json,
            Site = addresses.Site,
            Language = CleanText.ToLine(ReadText("language")),
            Entries = entries.ConvertAll(entry => entry.ResolveAddresses(addresses)),
        };
    }

    /// <summary>Returns the names of the authors; version 1.1 has a list of them, version 1.0 has one.</summary>
    private static string? ReadAuthors(JsonElement item)
    {
        IEnumerable<JsonElement> authors =
            item.TryGetProperty("authors", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
            : item.TryGetProperty("author", out var author) ? [author]
            : [];
        var names = authors
            .Where(person => person.ValueKind == JsonValueKind.Object)
            .Select(person => Byline.Parse(HtmlText.FromTitle(ReadText(person, "name"))));
        return CleanText.ToLine(string.Join(", ", names.OfType<string>().Distinct()));
    }

    private DateTimeOffset? ReadDate(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            ? FeedDates.FromUnixTime(number)
            : dates.Parse(ReadText(item, name));

    private static string? ReadPlainText(JsonElement item, string name) =>
        ReadText(item, name) is { } text ? HtmlText.FromPlainText(text) : null;

    private string? ReadText(string name) => members.TryGetValue(name, out var value) ? ReadText(value) : null;

    private static string? ReadText(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? ReadText(value) : null;

    private static string? ReadText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}

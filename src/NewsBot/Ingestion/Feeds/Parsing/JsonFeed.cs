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

    private readonly Dictionary<string, JsonElement> _said = new(StringComparer.Ordinal);
    private readonly List<RawEntry> _found = [];
    private bool _hasItems;
    private bool _isCut;

    public static FeedParseResult Read(string json, FeedDates dates, Uri? address) => new JsonFeed(dates, address).Read(json);

    private FeedParseResult Read(string json)
    {
        string? damage = null;
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(JsonArticle.WithoutLoneSurrogates(json)),
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return FeedParseResult.Failed($"this is JSON, but no feed: it is no object; {Remedy}");
            Members(ref reader);
        }
        catch (JsonException e)
        {
            damage = $"its JSON is damaged near line {(e.LineNumber ?? 0) + 1}; what stands before was read; tell its publisher";
        }

        var isFeed = _hasItems || Text("version")?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) is true;
        if (!isFeed || (damage is not null && _found.Count == 0))
            return FeedParseResult.Failed(isFeed || damage is not null
                ? $"its JSON is damaged before its first item; tell its publisher, or {Remedy}"
                : $"this is JSON, but no feed: it has no items; {Remedy}");
        return FeedParseResult.Of(Built(), damage ?? (_isCut ? FeedLimits.TooManyEntries : null));
    }

    private void Members(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
                Items(ref reader);
            else if (name is "version" or "title" or "home_page_url" or "feed_url" or "language")
                _said[name] = JsonElement.ParseValue(ref reader);
            else
                reader.Skip();
        }
    }

    private void Items(ref Utf8JsonReader reader)
    {
        _hasItems = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var item = JsonElement.ParseValue(ref reader);
            _isCut |= _found.Count == FeedLimits.Entries;
            if (item.ValueKind == JsonValueKind.Object && !_isCut)
                _found.Add(Item(item));
        }
    }

    private RawEntry Item(JsonElement item)
    {
        var id = CleanText.Line(Text(item, "id"));
        var html = Text(item, "content_html");
        var updated = Date(item, "date_modified");
        return new RawEntry
        {
            Entry = new FeedEntry
            {
                Id = id,
                Title = HtmlText.OfTitle(Text(item, "title")),
                Published = Date(item, "date_published") ?? updated,
                Updated = updated,
                Summary = Plain(item, "summary"),
                Content = html is not null ? HtmlText.Of(html) : Plain(item, "content_text"),
                Author = Authors(item),
            },
            Links = [(Text(item, "url"), null), (Text(item, "external_url"), null), (ArticleFields.WebAddress(id), null)],
        };
    }

    private Feed Built()
    {
        var addresses = new FeedAddresses(address);
        addresses.Set(null, Text("feed_url"), Text("home_page_url"));
        return new Feed
        {
            Title = HtmlText.OfTitle(Text("title")),
            Kind = FeedKind.Json,
            Site = addresses.Site,
            Language = CleanText.Line(Text("language")),
            Entries = _found.ConvertAll(entry => entry.With(addresses)),
        };
    }

    /// <summary>Returns the names of the authors; version 1.1 has a list of them, version 1.0 has one.</summary>
    private static string? Authors(JsonElement item)
    {
        IEnumerable<JsonElement> authors =
            item.TryGetProperty("authors", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
            : item.TryGetProperty("author", out var author) ? [author]
            : [];
        var names = authors
            .Where(person => person.ValueKind == JsonValueKind.Object)
            .Select(person => Byline.Read(HtmlText.OfTitle(Text(person, "name"))));
        return CleanText.Line(string.Join(", ", names.OfType<string>().Distinct()));
    }

    private DateTimeOffset? Date(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            ? FeedDates.OfUnix(number)
            : dates.Read(Text(item, name));

    private static string? Plain(JsonElement item, string name) => Text(item, name) is { } text ? HtmlText.OfPlain(text) : null;

    private string? Text(string name) => _said.TryGetValue(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Llm;

namespace NewsBot.Desk.Rendering;

/// <summary>
/// Creates the parts that the JSON documents of several commands share. Scripts rely on the names, so each is written by hand.
/// </summary>
internal static class JsonFields
{
    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray Strings(IEnumerable<string> texts) => Array(texts.Select(text => JsonValue.Create(text)));

    public static JsonArray Numbers(IEnumerable<int> numbers) => Array(numbers.Select(number => JsonValue.Create(number)));

    public static JsonArray ToJson(IEnumerable<Citation> citations) => Array(citations.Select(citation =>
    {
        var fields = new JsonObject { ["n"] = citation.Number };
        foreach (var (name, value) in ToJson(citation.Article)) fields[name] = value?.DeepClone();
        fields["version"] = citation.Article.Version;
        fields["quote"] = citation.Quote;
        fields["start"] = citation.Span.Start;
        fields["length"] = citation.Span.Length;
        fields["also_in"] = Strings(citation.AlsoIn);
        fields["independent"] = citation.IndependentOutlets;
        return fields;
    }));

    public static JsonArray ToJson(IEnumerable<ArticleReference> articles) => Array(articles.Select(ToJson));

    public static JsonObject ToJson(ArticleReference article) => new()
    {
        ["article_id"] = article.Id,
        ["title"] = article.Title,
        ["outlet"] = article.Outlet,
        ["published"] = article.Published,
        ["url"] = article.Url,
    };

    public static JsonArray ToJson(IEnumerable<DroppedSentence> dropped) =>
        Array(dropped.Select(sentence => new JsonObject
        {
            ["text"] = sentence.Text,
            ["why"] = sentence.Reason,
            ["by"] = ToJson(sentence.By),
        }));

    public static string ToJson(DroppedBy by) => by == DroppedBy.SecondOpinion ? "second_opinion" : "rules";

    public static JsonObject ToJson(TokenCount tokens) =>
        new() { ["prompt"] = tokens.Prompt, ["answer"] = tokens.Answer, ["estimated"] = tokens.IsEstimate };

    public static string ToJson(WrittenBy writer) => writer == WrittenBy.Model ? "model" : "quotes";

    public static string ToJson(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    public static double? Round(double? number, int digits) => number is null ? null : Math.Round(number.Value, digits);
}

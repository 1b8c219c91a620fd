namespace NewsBot.Benchmarks.Fuzz.Generation;

/// <summary>What a page says of itself that is not so.</summary>
internal static class PageMutations
{
    private static readonly string[] Claims =
    [
        "<link rel=\"canonical\" href=\"https://tarnholt-gazette.example/2025/1\"><meta property=\"og:site_name\" "
            + "content=\"The Tarnholt Gazette\">",
        "<link rel=canonical href=\"//news.brask-evening.example/sea/ferry-2.html\">",
        "<meta property=\"og:url\" content=\"https://www.tarnholt-gazette.example/court/3\">",
        "<link rel=\"amphtml\" href=\"https://amp.other.example/x\">",
        "<link rel=\"canonical\" href=\"javascript:alert(1)\">",
        "<link rel=\"canonical\" href=\"http://[::1\">",
        "<base href=\"https://tarnholt-gazette.example/\">",
        "<base href=\"data:text/html,x\">",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://other.example/\">",
        "<meta name=\"author\" content=\"2025-10-03\">",
        "<meta name=\"author\" content=\"https://other.example/people/1\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "<meta property=\"article:published_time\" content=\"0000-00-00T00:00:00Z\">",
        "<meta property=\"article:published_time\" content=\"99999-12-31\">",
        "<html lang=\"x-klingon-toolong-tag-\u0000\">",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"@id\":\"https://tarnholt-gazette.example/2025/1\","
            + "\"url\":\"https://tarnholt-gazette.example/2025/1\",\"publisher\":{\"name\":\"The Tarnholt Gazette\"}}</script>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":1e999,\"headline\":{\"a\":[]},"
            + "\"author\":[[[]]],\"isAccessibleForFree\":\"maybe\"}</script>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>",
        "<script type=\"application/ld+json\">[[[[{\"@graph\":{\"@graph\":{}}}]]]]</script>",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("false claim of itself", text => InHead(text, text.Random.Choose(Claims))),
        new("false claim of itself", text => InHead(text, text.Random.Choose(Claims))),
        new("false claims of itself", text => InHead(text, string.Concat(Claims))),
        new("claim anywhere", text => MarkupMutations.BeforeTag(text, text.Random.Choose(Claims))),
        new("linked data nested deeply", text => InHead(text, LinkedData(text.Random))),
        new("odd date in its head", text =>
            InHead(text, $"<meta property=\"article:published_time\" content=\"{text.Random.Choose(OddText.Dates)}\">")),
        new("odd address in its head", text =>
            InHead(text, $"<link rel=canonical href=\"{text.Random.Choose(OddText.Addresses)}\">")),
    ];

    private static string InHead(MutatedText text, string claim)
    {
        var head = text.Text.IndexOf("<head>", StringComparison.OrdinalIgnoreCase);
        return head < 0 ? claim + text.Text : text.Text.Insert(head + "<head>".Length, claim);
    }

    private static string LinkedData(Random random)
    {
        var depth = random.Choose([10, 63, 65, 1_000, 20_000]);
        var (open, close) = random.Choose([("[", "]"), ("{\"@graph\":[", "]}"), ("{\"author\":", "}")]);
        return $"<script type=\"application/ld+json\">{string.Concat(Enumerable.Repeat(open, depth))}1"
            + $"{string.Concat(Enumerable.Repeat(close, depth))}</script>";
    }
}

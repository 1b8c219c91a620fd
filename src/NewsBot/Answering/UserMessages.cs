using System.Globalization;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Answering;

/// <summary>What the bot says of itself, in one place and one voice.</summary>
internal static class UserMessages
{
    public const string NotAQuestion = "There is nothing to look for in that. Ask about something in the news, in a few words.";

    /// <summary>The same of a question: where it only names outlets, what it lacks is a subject.</summary>
    public static string NotAQuestionOf(Question question) =>
        question.Outlets.Count == 0 ? NotAQuestion
        : $"That names no subject. Ask what {Listed([.. question.Outlets.Select(outlet => outlet.Names[0])])} published about "
            + $"something.";

    public const string NothingHeld =
        "No coverage is held that was published by then. Take some in with `ingest`, then ask again.";

    /// <summary>The same where whoever asked wanted less than there is: what is lacking may lie outside of that.</summary>
    public static string NothingHeldOf(Scope scope) =>
        !scope.IsNarrowed ? NothingHeld
        : scope.Language is null
            ? $"No coverage is held of {Published(scope)} by then. Ask without that limit for all that is held."
        : $"No {Language(scope)} coverage is held of {Published(scope)} by then. Ask without that limit, in any language, for "
            + $"all that is held.";

    public static string NoEvidence(string why, IReadOnlyList<ArticleReference> nearest, Scope scope)
    {
        var said = scope.IsNarrowed ? $"The coverage does not say, in {Searched(scope)}: {why}."
            : $"The coverage does not say: {why}.";
        return nearest.Count == 0 ? said : $"{said} Nearest to it:\n{string.Join('\n', nearest.Select(Cited))}";
    }

    // "English coverage", "English coverage of what The Harbour Post published", or the latter alone.
    private static string Searched(Scope scope) =>
        scope.Language is null ? Published(scope)
        : scope.Outlets.Count == 0 && scope.PublishedSince is null ? $"{Language(scope)} coverage"
        : $"{Language(scope)} coverage of {Published(scope)}";

    private static string Language(Scope scope) => LanguageCode.NameOf(LanguageCode.Of(scope.Language));

    /// <summary>
    /// What a scope is narrowed to, but for the language: "what The Harbour Post or Corvane Wire published since 3 October 2025".
    /// </summary>
    private static string Published(Scope scope)
    {
        var who = scope.Outlets.Count == 0 ? "was" : Listed([.. scope.Outlets]);
        return $"what {who} published{(scope.PublishedSince is { } since ? $" since {Since(since.UtcDateTime)}" : "")}";
    }

    private static string Listed(IReadOnlyList<string> outlets) =>
        outlets.Count == 1 ? outlets[0] : $"{string.Join(", ", outlets.SkipLast(1))} or {outlets[^1]}";

    private static string Since(DateTime moment) =>
        moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "d MMMM yyyy"
            : "d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Cited(ArticleReference article) => $"{Attribution(article)}: {Headline(article.Headline)}";

    public static string LeftOut(int sentences) =>
        sentences == 1 ? "One sentence was left out: it did not stand up to the check."
            : $"{sentences} sentences were left out: they did not stand up to the check.";

    public const string NothingStood = "nothing that it wrote stood up to the check";

    public static string BrokeOff(string why) =>
        $"The language model did not finish ({why}); this is what it had written and what stood up to the check.";

    public static string ModelFailed(string why) =>
        $"The language model did not answer ({why}), so this is quoted from the coverage.";

    /// <summary>A headline as it is quoted: “Two gates opened”.</summary>
    public static string Headline(string title) => $"“{title.Trim('“', '”', '"')}”";

    /// <summary>Who and when: "The Harbour Post, 3 Oct 2025".</summary>
    public static string Attribution(ArticleReference article) =>
        $"{article.OutletName}, "
            + $"{article.Published?.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "undated"}";
}

using System.Globalization;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Answering;

/// <summary>The bot's own messages to users.</summary>
internal static class UserMessages
{
    public const string NotAQuestion = "There is nothing to look for in that. Ask about something in the news, in a few words.";

    /// <summary>Returns the reply to thanks, a greeting, laughter or praise.</summary>
    public static string FormatSmallTalk(string text) =>
        MessageClassifier.IsThanks(text) ? "You are welcome. Ask on whenever you like."
            : "Hello! Ask me about the news, and I answer with sources. /help lists what else I can do.";

    /// <summary>
    /// Returns the message for a question without search terms. A question that only names outlets lacks a subject.
    /// </summary>
    public static string FormatNotAQuestion(Question question) =>
        MessageClassifier.Classify(question.Text) == MessageKind.SmallTalk ? FormatSmallTalk(question.Text)
        : question.Outlets.Count == 0 ? NotAQuestion
        : $"That names no subject. Ask what {FormatAlternatives([.. question.Outlets.Select(outlet => outlet.Names[0])])} "
            + $"published about "
            + $"something.";

    public const string EmptyArchive =
        "No coverage is held that was published by then. Take some in with `ingest`, then ask again.";

    /// <summary>
    /// Returns the message for an empty archive. If the scope is narrowed, it says that there may be more outside it.
    /// </summary>
    public static string FormatEmptyArchive(Scope scope) =>
        !scope.IsNarrowed ? EmptyArchive
        : scope.Language is null
            ? $"No coverage is held of {FormatPublished(scope)} by then. Ask without that limit for all that is held."
        : $"No {FormatLanguage(scope)} coverage is held of {FormatPublished(scope)} by then. Ask without that limit, in any "
            + $"language, for "
            + $"all that is held.";

    public static string FormatNoEvidence(string reason, IReadOnlyList<ArticleReference> nearest, Scope scope)
    {
        var text = scope.IsNarrowed ? $"The coverage does not say, in {FormatScope(scope)}: {reason}."
            : $"The coverage does not say: {reason}.";
        return nearest.Count == 0 ? text : $"{text} Nearest to it:\n{string.Join('\n', nearest.Select(FormatReference))}";
    }

    // Examples: "English coverage", "English coverage of what The Harbour Post published", "what The Harbour Post published".
    private static string FormatScope(Scope scope) =>
        scope.Language is null ? FormatPublished(scope)
        : scope.Outlets.Count == 0 && scope.PublishedSince is null ? $"{FormatLanguage(scope)} coverage"
        : $"{FormatLanguage(scope)} coverage of {FormatPublished(scope)}";

    private static string FormatLanguage(Scope scope) => LanguageCode.GetEnglishName(LanguageCode.FromTag(scope.Language));

    /// <summary>
    /// Describes a scope without its language: "what The Harbour Post or Corvane Wire published since 3 October 2025".
    /// </summary>
    private static string FormatPublished(Scope scope)
    {
        var publisher = scope.Outlets.Count == 0 ? "was" : FormatAlternatives([.. scope.Outlets]);
        return $"what {publisher} published"
            + $"{(scope.PublishedSince is { } since ? $" since {FormatSince(since.UtcDateTime)}" : "")}";
    }

    private static string FormatAlternatives(IReadOnlyList<string> outlets) =>
        outlets.Count == 1 ? outlets[0] : $"{string.Join(", ", outlets.SkipLast(1))} or {outlets[^1]}";

    private static string FormatSince(DateTime moment) =>
        moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "d MMMM yyyy"
            : "d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string FormatReference(ArticleReference article) =>
        $"{FormatAttribution(article)}: {QuoteHeadline(article.Headline)}";

    public static string FormatLeftOut(int sentences) =>
        sentences == 1 ? "One sentence was left out: it did not stand up to the check."
            : $"{sentences} sentences were left out: they did not stand up to the check.";

    public const string NothingVerified = "nothing that it wrote stood up to the check";

    public const string FirstSentenceLost = "the first sentence of its answer did not stand up to the check";

    public const string SubjectLost = "what stood up to the check no longer said what it was about";

    public static string FormatBrokenOff(string reason) =>
        $"The language model did not finish ({reason}); this is what it had written and what stood up to the check.";

    public static string FormatModelFailed(string reason) =>
        $"The language model did not answer ({reason}), so this is quoted from the coverage.";

    public static string FormatModelFailedAlone(string reason) => $"The language model did not answer ({reason}).";

    /// <summary>Returns a headline in quotation marks: “Two gates opened”.</summary>
    public static string QuoteHeadline(string title) => $"“{title.Trim('“', '”', '"')}”";

    /// <summary>Returns the outlet and the date: "The Harbour Post, 3 Oct 2025".</summary>
    public static string FormatAttribution(ArticleReference article) =>
        $"{article.OutletName}, "
            + $"{article.Published?.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "undated"}";
}

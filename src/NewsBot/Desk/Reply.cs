using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Articles;
using NewsBot.Briefing.Briefs;
using NewsBot.Briefing.Changes;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Quotes;
using NewsBot.Briefing.Summaries;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk.Rendering;
using NewsBot.Ingestion.Feeds.Parsing;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Desk;

/// <summary>What a request gets. A front end shows it, as text or in its own way, and decides nothing more.</summary>
internal sealed record Reply
{
    /// <summary>The message itself, with markers [1], [2], ... for <see cref="Sources"/>.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Whether the text is Markdown of our own, as in the mention of a channel, with nothing in it that came from elsewhere.
    /// Default: plain text, which is shown word for word.
    /// </summary>
    public bool IsMarkdown { get; init; }

    /// <summary>The answer behind the text, when a question was asked.</summary>
    public Answer? Answer { get; init; }

    /// <summary>The verdicts behind the text, when a message was checked.</summary>
    public CheckedMessage? Check { get; init; }

    /// <summary>The quotations behind the text, when a person's were asked for.</summary>
    public PersonQuotes? Quotes { get; init; }

    /// <summary>The stories behind the text, when a brief was asked for.</summary>
    public Brief? Brief { get; init; }

    /// <summary>The summary behind the text, when one was asked for.</summary>
    public Summary? Summary { get; init; }

    /// <summary>The events behind the text, when a timeline was asked for.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>Who says what behind the text, when outlets were compared.</summary>
    public TopicComparison? Comparison { get; init; }

    /// <summary>What is new behind the text, when that was asked for.</summary>
    public ChangeReport? News { get; init; }

    /// <summary>The numbers behind the text, when the coverage was asked for.</summary>
    public CoverageStatistics? Coverage { get; init; }

    /// <summary>The feeds that the text lists, or the one that is not followed any more.</summary>
    public IReadOnlyList<FeedRecord>? Feeds { get; init; }

    /// <summary>What came of following feeds.</summary>
    public IReadOnlyList<AddedFeed>? AddedFeeds { get; init; }

    /// <summary>The feed that was read to see what is in it.</summary>
    public Feed? TestedFeed { get; init; }

    /// <summary>What the markers point to, in their order.</summary>
    public IReadOnlyList<ReplySource> Sources { get; init; } = [];

    /// <summary>Coverage that does not answer but comes nearest, the best first.</summary>
    public IReadOnlyList<ArticleReference> Nearest { get; init; } = [];

    /// <summary>What the reader should know besides.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>How it came about, line by line, where that was asked for; else empty.</summary>
    public string Details { get; init; } = "";

    /// <summary>The key under which the answer is kept; null where it is not.</summary>
    public long? Key { get; init; }

    /// <summary>What is shown beside it: charts, long lists.</summary>
    public IReadOnlyList<ReplyFile> Files { get; init; } = [];

    /// <summary>Whether it is for the asker alone, whatever else is set.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether the request was not understood; the text says what would be.</summary>
    public bool IsUsageError { get; init; }

    /// <summary>The reply to a request that was not understood.</summary>
    public static Reply Usage(string text) => new() { Text = text, IsUsageError = true, IsPrivate = true };

    /// <summary>The reply that an answer makes.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="key">The key under which it is kept; null where it is not.</param>
    public static Reply Of(Answer answer, long? key = null) => new()
    {
        Key = key,
        Text = answer.Text,
        Answer = answer,
        Sources = SourcesOf(answer.Text, answer.Citations),
        Nearest = answer.Nearest,
        Notices = answer.Notices,
        Details = ExplanationText.Of(answer),
    };

    /// <summary>The reply as far as its answer is written.</summary>
    public static Reply Of(PartialAnswer answer) =>
        new() { Text = answer.Text, Sources = SourcesOf(answer.Text, answer.Citations) };

    /// <summary>The reply that a checked message makes.</summary>
    public static Reply Of(CheckedMessage message, IReadOnlyList<string> notices)
    {
        var text = CheckText.Of(message);
        return new Reply
        {
            Text = text,
            Check = message,
            Sources = SourcesOf(text, message.Citations),
            Nearest = [.. message.Claims.SelectMany(claim => claim.Nearest.Take(1)).DistinctBy(article => article.Id)],
            Notices = notices,
        };
    }

    /// <summary>The reply that the quotations of a person make.</summary>
    public static Reply Of(PersonQuotes quotes, IReadOnlyList<string> notices)
    {
        var text = QuotesText.Of(quotes);
        return new Reply { Text = text, Quotes = quotes, Sources = SourcesOf(text, quotes.Citations), Notices = notices };
    }

    /// <summary>The reply that a summary makes.</summary>
    public static Reply Of(Summary summary, IReadOnlyList<string> notices)
    {
        var text = SummaryText.Of(summary);
        return new Reply
        {
            Text = text,
            Summary = summary,
            Sources = SourcesOf(text, summary.Citations),
            Nearest = summary.Topic.Nearest,
            Notices = notices,
        };
    }

    /// <summary>The reply that a brief makes.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="isNarrowed">Whether less was looked at than there is.</param>
    /// <param name="notices">What to know besides.</param>
    public static Reply Of(Brief brief, bool isNarrowed, IReadOnlyList<string> notices)
    {
        var text = BriefText.Of(brief, isNarrowed);
        return new Reply { Text = text, Brief = brief, Sources = SourcesOf(text, brief.Citations), Notices = notices };
    }

    /// <summary>The reply that a timeline makes.</summary>
    public static Reply Of(Timeline timeline, IReadOnlyList<string> notices)
    {
        var text = TimelineText.Of(timeline);
        return new Reply
        {
            Text = text,
            Timeline = timeline,
            Sources = SourcesOf(text, timeline.Citations),
            Nearest = timeline.Topic.Nearest,
            Notices = notices,
        };
    }

    /// <summary>The alert that news on a followed topic make.</summary>
    public static Reply Of(NewStories news, string topic)
    {
        var text = AlertText.Of(news, topic);
        return new Reply { Text = text, Sources = SourcesOf(text, news.Citations) };
    }

    /// <summary>The reply that a comparison makes.</summary>
    public static Reply Of(TopicComparison comparison, IReadOnlyList<string> notices)
    {
        var text = ComparisonText.Of(comparison);
        return new Reply
        {
            Text = text,
            Comparison = comparison,
            Sources = SourcesOf(text, comparison.Citations),
            Nearest = comparison.Topic.Nearest,
            Notices = notices,
        };
    }

    /// <summary>The reply that what is new makes.</summary>
    public static Reply Of(ChangeReport told, IReadOnlyList<string> notices)
    {
        var text = WhatsNewText.Of(told);
        return new Reply
        {
            Text = text,
            News = told,
            Sources = SourcesOf(text, told.Citations),
            Nearest = told.Topic?.Nearest ?? [],
            Notices = notices,
        };
    }

    /// <summary>The reply that the numbers of the coverage make.</summary>
    /// <param name="coverage">The numbers.</param>
    /// <param name="hasPicture">Whether a picture shows what of them the text then leaves out.</param>
    /// <param name="notices">What to know besides.</param>
    public static Reply Of(CoverageStatistics coverage, bool hasPicture, IReadOnlyList<string> notices) => new()
    {
        Text = CoverageText.Of(coverage, hasPicture),
        Coverage = coverage,
        Sources = coverage.Newest is { } newest ? [new ReplySource(1, newest, null, [])] : [],
        Nearest = coverage.Topic?.Nearest ?? [],
        Notices = notices,
    };

    private static IReadOnlyList<ReplySource> SourcesOf(string text, IReadOnlyList<Citation> citations) =>
        [.. citations.Select(citation => new ReplySource(
            citation.Number, citation.Article, IsIn(text, citation) ? null : citation.Told,
            citation.AlsoIn, citation.Independent))];

    // A cited headline has no sentence of its own.
    private static bool IsIn(string text, Citation citation) =>
        citation.Quote.Length == 0 || text.Contains(citation.Told, StringComparison.Ordinal)
        || text.Contains(FootnoteMarks.TakeOut(citation.Quote), StringComparison.Ordinal);
}

/// <summary>A source of a reply.</summary>
/// <param name="Number">The number of its marker, from 1.</param>
/// <param name="Article">Where it is from.</param>
/// <param name="Quote">The sentence relied on; null where the reply's text has it already.</param>
/// <param name="AlsoIn">Other outlets that have the story.</param>
/// <param name="Independent">How many of them say it on their own word.</param>
internal sealed record ReplySource(
    int Number, ArticleReference Article, string? Quote, IReadOnlyList<string> AlsoIn, int Independent = 0);

/// <summary>A file of a reply.</summary>
/// <param name="Name">With its ending, as in "coverage.png".</param>
/// <param name="Content">All of it.</param>
/// <param name="Description">What is in it, for those who cannot see it; at most 1,024 characters.</param>
internal sealed record ReplyFile(string Name, ReadOnlyMemory<byte> Content, string Description);

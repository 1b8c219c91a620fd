using NewsBot.Answering;
using NewsBot.Articles;
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

    /// <summary>What the text was told from; null where there is nothing more to it than the text.</summary>
    public ReplyContent? Content { get; init; }

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

    /// <summary>The reply that tells what a command found.</summary>
    /// <param name="text">With markers for the content's citations.</param>
    /// <param name="content">What was found.</param>
    /// <param name="notices">What to know besides.</param>
    public static Reply Of(string text, ReplyContent content, IReadOnlyList<string> notices) =>
        Citing(text, content.Citations) with { Content = content, Nearest = content.Nearest, Notices = notices };

    /// <summary>The reply that a text with citations makes.</summary>
    public static Reply Citing(string text, IReadOnlyList<Citation> citations) =>
        new() { Text = text, Sources = SourcesOf(text, citations) };

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

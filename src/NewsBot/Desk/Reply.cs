using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Desk;

/// <summary>The reply to a request. A front end shows it, as text or in its own way, and adds nothing.</summary>
internal sealed record Reply
{
    /// <summary>The message itself, with markers [1], [2], ... for <see cref="Sources"/>.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// True if the text is Markdown that the bot wrote, such as the mention of a channel, with no unescaped foreign text in it.
    /// Default: false, plain text that is shown word for word.
    /// </summary>
    public bool IsMarkdown { get; init; }

    /// <summary>The data behind the text, for programs; null if there is nothing but the text.</summary>
    public ReplyContent? Content { get; init; }

    /// <summary>The sources that the markers point to, in their order.</summary>
    public IReadOnlyList<ReplySource> Sources { get; init; } = [];

    /// <summary>The nearest articles if none answers, the best first.</summary>
    public IReadOnlyList<ArticleReference> Nearest { get; init; } = [];

    /// <summary>Remarks for the reader, shown below the text.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The explanation of how the reply came about, in lines; empty unless the request asked for it.</summary>
    public string Details { get; init; } = "";

    /// <summary>The key of the stored answer; null if it is not stored.</summary>
    public long? AnswerKey { get; init; }

    /// <summary>Files that are shown with the reply, such as charts.</summary>
    public IReadOnlyList<ReplyFile> Files { get; init; } = [];

    /// <summary>The platform's ids of the bot's messages that are withdrawn, in their order.</summary>
    public IReadOnlyList<string> WithdrawnMessages { get; init; } = [];

    /// <summary>True if only the asker may see the reply, whatever the community has set.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>True if the request was not understood; the text then says how to write it.</summary>
    public bool IsUsageError { get; init; }

    /// <summary>Creates the reply to a request that was not understood; only the asker sees it.</summary>
    public static Reply UsageError(string text) => new() { Text = text, IsUsageError = true, IsPrivate = true };

    /// <summary>Creates the reply of a command.</summary>
    /// <param name="text">The text, with markers for the content's citations.</param>
    /// <param name="content">The data behind the text.</param>
    /// <param name="notices">Remarks for the reader.</param>
    public static Reply Create(string text, ReplyContent content, IReadOnlyList<string> notices) =>
        WithCitations(text, content.Citations) with { Content = content, Nearest = content.Nearest, Notices = notices };

    /// <summary>Creates a reply from a text with markers and the citations that they point to.</summary>
    public static Reply WithCitations(string text, IReadOnlyList<Citation> citations) =>
        new() { Text = text, Sources = CreateSources(text, citations) };

    private static IReadOnlyList<ReplySource> CreateSources(string text, IReadOnlyList<Citation> citations) =>
        [.. citations.Select(citation => new ReplySource(
            citation.Number, citation.Article, ContainsQuote(text, citation) ? null : citation.DisplayText,
            citation.AlsoIn, citation.IndependentOutlets))];

    // A citation of a headline has an empty quotation.
    private static bool ContainsQuote(string text, Citation citation) =>
        citation.Quote.Length == 0 || text.Contains(citation.DisplayText, StringComparison.Ordinal)
        || text.Contains(FootnoteMarks.Remove(citation.Quote), StringComparison.Ordinal);
}

/// <summary>A source of a reply.</summary>
/// <param name="Number">The number of its marker, from 1.</param>
/// <param name="Article">The cited article.</param>
/// <param name="Quote">The cited sentence; null if the reply's text contains it already.</param>
/// <param name="AlsoIn">Other outlets that carry the story.</param>
/// <param name="Independent">How many of these outlets report independently.</param>
internal sealed record ReplySource(
    int Number, ArticleReference Article, string? Quote, IReadOnlyList<string> AlsoIn, int Independent = 0);

/// <summary>A file of a reply.</summary>
/// <param name="Name">The file name with its extension, such as "coverage.png".</param>
/// <param name="Content">The bytes of the file.</param>
/// <param name="Description">A text alternative for those who cannot see the file; at most 1,024 characters.</param>
internal sealed record ReplyFile(string Name, ReadOnlyMemory<byte> Content, string Description);

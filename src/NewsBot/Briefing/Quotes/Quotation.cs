using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>What somebody is quoted as saying in one text.</summary>
/// <param name="Speaker">The fullest name that the text has for them.</param>
/// <param name="Pieces">The words, verbatim, without their quotation marks: each a stretch of the text, in order. More than
/// one where the text says between them who speaks.</param>
internal sealed record Quotation(string Speaker, IReadOnlyList<TextSpan> Pieces)
{
    /// <summary>From the first word to the last.</summary>
    public TextSpan Span => TextSpan.Between(Pieces[0].Start, Pieces[^1].End);

    /// <summary>From the beginning of its paragraph to the end: what it is about.</summary>
    public TextSpan Paragraph { get; init; }

    /// <summary>What the text's titles and roles say of the speaker: "Ms Pell", "spokesman".</summary>
    internal Gender Gender { get; init; }

    /// <summary>The words of each piece.</summary>
    /// <param name="body">The text that it was read from.</param>
    public IEnumerable<string> WordsIn(string body) => Pieces.Select(piece => piece.Cut(body));
}

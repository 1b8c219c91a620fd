using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>A quotation with its speaker in one text.</summary>
/// <param name="Speaker">The longest form of the speaker's name in the text.</param>
/// <param name="Pieces">The spans of the words without quotation marks, in order. Several if the text interrupts the quotation
/// to name the speaker.</param>
internal sealed record Quotation(string Speaker, IReadOnlyList<TextSpan> Pieces)
{
    /// <summary>The span from the first quoted word to the last.</summary>
    public TextSpan Span => TextSpan.FromBounds(Pieces[0].Start, Pieces[^1].End);

    /// <summary>The span of its paragraph, which shows what it is about.</summary>
    public TextSpan Paragraph { get; init; }

    /// <summary>The gender of the speaker by titles and roles in the text: "Ms Pell", "spokesman".</summary>
    internal Gender Gender { get; init; }

    /// <summary>Returns the words of each piece.</summary>
    /// <param name="body">The text that the quotation was read from.</param>
    public IEnumerable<string> GetWords(string body) => Pieces.Select(piece => piece.Cut(body));
}

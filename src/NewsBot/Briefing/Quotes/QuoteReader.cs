using NewsBot.Text.Quotations;

namespace NewsBot.Briefing.Quotes;

/// <summary>
/// Finds the quotations of a text and their speakers. It uses rules, not a model: a quotation counts only if the text names its
/// speaker. Titles of works, scare quotes and quotations of unnamed people are left out.
/// </summary>
internal static class QuoteReader
{
    // In UTF-16 units; the rest of a longer text is ignored. No real article is that long.
    private const int MaxTextLength = 200_000;

    /// <summary>Reads the quotations of a text with their speakers, in order.</summary>
    /// <param name="body">Any text at all; paragraphs are separated by line breaks.</param>
    public static IReadOnlyList<Quotation> Read(string body)
    {
        if (body.Length > MaxTextLength) body = body[..MaxTextLength];
        if (!QuotationMarks.ContainsOpener(body)) return [];
        var text = new QuotedText(body);
        var people = new PersonResolver(body, text);
        var pronouns = new Pronouns();
        var quotations = new List<Quotation>();
        Person? continuing = null;
        foreach (var paragraph in text.Paragraphs)
        {
            var reading = new ParagraphQuotes(body, paragraph, people.GetNames(paragraph), pronouns, continuing);
            reading.Read(quotations);
            continuing = reading.ContinuingSpeaker;
        }

        return quotations;
    }
}

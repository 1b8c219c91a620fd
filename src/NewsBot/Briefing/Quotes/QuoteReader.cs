using NewsBot.Text.Quotations;

namespace NewsBot.Briefing.Quotes;

/// <summary>
/// Finds in a text what people are quoted as saying. Rules, not a model: a quotation is taken only where the text says in so many
/// words who speaks; titles of works, scare quotes and the words of somebody unnamed are left out.
/// </summary>
internal static class QuoteReader
{
    // Of a longer text the rest is not read, in UTF-16 units: no article is.
    private const int LongestText = 200_000;

    /// <summary>The quotations of a text with their speakers, in order.</summary>
    /// <param name="body">Any text at all; paragraphs are separated by line breaks.</param>
    public static IReadOnlyList<Quotation> Read(string body)
    {
        if (body.Length > LongestText) body = body[..LongestText];
        if (!QuotationMarks.AreIn(body)) return [];
        var text = new QuotedText(body);
        var people = new PersonResolver(body, text);
        var pronouns = new Pronouns();
        var found = new List<Quotation>();
        Person? goesOn = null;
        foreach (var paragraph in text.Paragraphs)
        {
            var reading = new ParagraphQuotes(body, paragraph, people.In(paragraph), pronouns, goesOn);
            reading.Read(found);
            goesOn = reading.GoesOn;
        }

        return found;
    }
}

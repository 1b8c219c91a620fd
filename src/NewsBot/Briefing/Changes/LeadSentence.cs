using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Briefing.Changes;

/// <summary>The sentence that opens an article and can be quoted by itself.</summary>
internal static class LeadSentence
{
    private const int Shortest = 40;
    private const int MostLooked = 5;

    /// <returns>Null where the text has no sentence.</returns>
    public static TextSpan? In(string body)
    {
        var sentences = Sentences.Split(body.Length > 4000 ? body[..4000] : body).Take(MostLooked).ToList();
        var fit = sentences.FindIndex(span => span.Length >= Shortest && span.Cut(body) is var text && text[^1] is '.' or '!' or '”' or '"' && !StatementReader.NeedsContext(text));
        return fit >= 0 ? sentences[fit] : sentences.Count > 0 ? sentences[0] : null;
    }
}

using System.Text;
using NewsBot.Archive;

namespace NewsBot.Answering;

/// <summary>
/// Numbers the sources of a draft and holds each against the stored article: a citation whose quote is not exactly what the
/// archive has at its span is taken out, and the sentence with it when no other carries it.
/// </summary>
internal sealed class Citations(ArticleArchive archive)
{
    /// <summary>The draft's text with markers, and what they point to.</summary>
    public async Task<CheckedDraft> CheckAsync(Draft draft, CancellationToken cancellationToken)
    {
        var citations = new List<Citation>();
        var sentences = new List<(string Lead, string Text)>();
        var dropped = draft.Dropped.ToList();
        foreach (var sentence in draft.Sentences)
        {
            var numbers = new List<int>();
            foreach (var source in sentence.Sources)
                if (await NumberAsync(citations, source, cancellationToken) is { } number && !numbers.Contains(number)) numbers.Add(number);
            if (numbers.Count == 0) dropped.Add(new DroppedSentence(sentence.Text, "its source is not in the archive as it was cited"));
            else sentences.Add((sentence.Lead, $"{sentence.Text} {string.Concat(numbers.Select(number => $"[{number}]"))}"));
        }

        return new CheckedDraft(Join(sentences), citations, dropped);
    }

    private static string Join(List<(string Lead, string Text)> sentences)
    {
        var text = new StringBuilder();
        foreach (var (lead, sentence) in sentences)
        {
            if (text.Length > 0) text.Append(lead.Length > 0 ? '\n' : ' ');
            text.Append(lead).Append(sentence);
        }

        return text.ToString();
    }

    private async Task<int?> NumberAsync(List<Citation> citations, DraftSource source, CancellationToken cancellationToken)
    {
        var reference = source.Evidence.Passage.Article;
        var known = citations.Find(citation => citation.Article == reference && citation.Span == source.Span);
        if (known is not null) return known.Number;
        var article = await archive.ReadAsync(reference.Id, reference.Version, cancellationToken);
        if (article is null || source.Span.Start < 0 || source.Span.End > article.Body.Length) return null;
        var inPassage = source.Evidence.Passage.Span;
        var quote = source.Span.Cut(article.Body);
        // The evidence and the archive must agree; where they do not, the index lags behind and its text is not cited.
        if (source.Span.Start >= inPassage.Start && source.Span.End <= inPassage.End
            && !source.Evidence.Passage.Text.AsSpan(source.Span.Start - inPassage.Start, source.Span.Length).SequenceEqual(quote)) return null;
        citations.Add(new Citation(citations.Count + 1, reference, source.Span, quote, source.Evidence.AlsoIn));
        return citations.Count;
    }
}

/// <param name="Text">What stood up, with markers; empty where nothing did.</param>
/// <param name="Citations">What the markers point to.</param>
/// <param name="Dropped">What did not stand up.</param>
internal sealed record CheckedDraft(string Text, IReadOnlyList<Citation> Citations, IReadOnlyList<DroppedSentence> Dropped);

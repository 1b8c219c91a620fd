using System.Globalization;
using NewsBot.Answering;
using NewsBot.Answering.Citations;
using NewsBot.Answering.Writing;
using NewsBot.Articles;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Differences;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing.Summaries;

/// <summary>
/// Summarizes a topic. Without a model it quotes sentences chosen by rules, so that the same coverage always gives the same
/// summary. With a model, the model writes from the passages of the chosen sentences, and its text is verified like an answer.
/// </summary>
internal sealed class Summarizer(
    TopicRetriever topics, CandidateReader candidates, StoryIndex stories, VerifiedWriting writing, Disagreements disagreements,
    CitationStories cited, ModelWriter? model = null)
{
    private readonly AnswerWriter? writer = model?.ForSummaries;

    /// <summary>The most sentences in a short summary, open questions not counted.</summary>
    public const int FewSentences = 3;

    /// <summary>The most sentences in a summary of the default length.</summary>
    public const int DefaultSentences = 5;

    /// <summary>The most sentences in a long summary.</summary>
    public const int ManySentences = 8;

    // The most values shown for a disputed number.
    private const int MaxValues = 3;

    /// <summary>Summarizes a topic.</summary>
    /// <param name="topic">The topic in a few words; any text is accepted.</param>
    /// <param name="scope">The articles that the asker may see.</param>
    /// <param name="most">The most sentences, at least 1; the model is asked for no more either.</param>
    /// <param name="withoutModel">Why no model may be used, as the end of a sentence for the reader; null if one may.</param>
    /// <param name="progress">Notified after each verified sentence while the model is still writing.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Summary> SummarizeAsync(
        string topic, Scope scope, int most = DefaultSentences, string? withoutModel = null,
        IProgress<PartialAnswer>? progress = null, CancellationToken cancellationToken = default)
    {
        var read = await topics.RetrieveAsync(topic, scope, cancellationToken: cancellationToken);
        if (read.Outcome != TopicOutcome.Covered) return new Summary(read);
        var sentences = candidates.Read(read);
        var articleStories = await stories.FindStoriesAsync(
            [.. sentences.Select(candidate => candidate.Article.Id).Distinct()], read.AsOf,
            scope.Excluded, scope.Community, cancellationToken);
        var chosen = SentenceSelector.Choose(sentences, articleStories, most);
        if (chosen.Count == 0) return new Summary(read);
        var work = new WriterWork();
        var written = await writing.WriteAsync(
            new AnswerWriters(new ExtractWriter(chosen), writer),
            CreateModelEvidence(
                read.Evidence, read.Topic, most, SentenceSelector.Choose(sentences, articleStories, ManySentences)),
            [], new AnswerRequest(topic) { Scope = scope, NoModelReason = withoutModel, Progress = progress }, work,
                cancellationToken);
        var text = written.Text;
        if (text.IsEmpty) return new Summary(read);
        var open = new List<int>();
        foreach (var candidate in OpenQuestions.Find(sentences, chosen, most > DefaultSentences ? 2 : 1))
            if (await text.AddAsync(ExtractWriter.Quote(candidate, "Open: "), cancellationToken))
                open.Add(FindCitationNumber(text.Citations, candidate.Article, candidate.Span));
        var dispute = FindDispute(read, articleStories);
        var values = new List<DisputedValue>();
        foreach (
            var value in dispute?.Values.DistinctBy(value => value.Sentences[0].Article.Outlet, StringComparer.OrdinalIgnoreCase)
            .Take(MaxValues) ?? [])
            if (await text.CiteAsync(value.Sentences[0].Evidence!, value.Sentences[0].Span, cancellationToken) is { } number)
                values.Add(new DisputedValue(value.Text, value.Sentences[0].Article.Outlet, number));
        return new Summary(read)
        {
            DisputedSubject = values.Count > 1 ? dispute!.Subject : null,
            DisputedValues = values.Count > 1 ? values : [],
            Text = text.Text,
            Citations = await cited.AddStoriesAsync(text.Citations, read.AsOf, scope, cancellationToken),
            OpenCitations = open,
            Writer = written.Writer,
            WhyQuoted = written.QuotedReason,
            Dropped = written.Dropped,
            Tokens = work.Tokens,
            Notices = written.Notices,
        };
    }

    // Only numbers: for dates, amounts and names it is less certain that they describe the same thing.
    private Difference? FindDispute(TopicCoverage read, IReadOnlyDictionary<string, Story> articleStories) =>
        disagreements.Find([.. TopicSentences.Extract(read, articleStories).Select(sentence => sentence.Source)])
            .FirstOrDefault(difference => difference is { Kind: DifferenceKind.Disagreement, Fact: DifferingFact.Number });

    private static int FindCitationNumber(IReadOnlyList<Citation> citations, ArticleReference article, TextSpan span) =>
        citations.First(citation => citation.Article == article && citation.Span == span).Number;

    // The model reads the passages chosen for a long summary, whatever the requested length: fewer would be too little context.
    private static Evidence CreateModelEvidence(
        Evidence evidence, string topic, int most, IReadOnlyList<SummaryCandidate> chosen) =>
        evidence with
        {
            Question =
            evidence.Question with
            {
                Text =
                string.Create(CultureInfo.InvariantCulture, $"{topic} (in no more than {most} sentences)")
            },
            Passages = [.. chosen.Select(candidate => candidate.Evidence).Distinct()],
        };
}

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
/// Sums up a topic. Without a model in sentences of the coverage, chosen by rules, so that the same coverage always gives the
/// same summary; with one in its words, checked as answers are, from the passages in which the chosen sentences stand.
/// </summary>
internal sealed class Summarizer(
    TopicRetriever topics, CandidateReader candidates, StoryIndex stories, VerifiedWriting writing, Disagreements disagreements,
    CitationStories cited, ModelWriter? model = null)
{
    private readonly AnswerWriter? writer = model?.Summarizing;

    /// <summary>Sentences of a short summary, at most; what is open is not counted.</summary>
    public const int FewSentences = 3;

    /// <summary>Sentences of a summary of which no length is said, at most.</summary>
    public const int UsualSentences = 5;

    /// <summary>Sentences of a long summary, at most.</summary>
    public const int ManySentences = 8;

    // So many values of one thing are told.
    private const int MostValues = 3;

    /// <summary>Sums up a topic.</summary>
    /// <param name="topic">A few words; any text at all.</param>
    /// <param name="scope">What may be seen, until now.</param>
    /// <param name="most">No more sentences than so many, 1 or more; the model is asked for no more.</param>
    /// <param name="withoutModel">Why no model may be asked, as the end of a sentence for the reader; null where one may.</param>
    /// <param name="progress">Told after each sentence that stood up to the check, while the model is still writing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<Summary> TellAsync(
        string topic, Scope scope, int most = UsualSentences, string? withoutModel = null,
        IProgress<PartialAnswer>? progress = null, CancellationToken cancellationToken = default)
    {
        var read = await topics.ReadAsync(topic, scope, cancellationToken: cancellationToken);
        if (read.Outcome != TopicOutcome.Covered) return new Summary(read);
        var found = candidates.Read(read);
        var known = await stories.OfAsync(
            [.. found.Select(candidate => candidate.Article.Id).Distinct()], read.AsOf,
                scope.Excluded.ToHashSet(StringComparer.Ordinal),
            scope.Community, cancellationToken);
        var chosen = SentenceSelector.Choose(found, known, most);
        if (chosen.Count == 0) return new Summary(read);
        var work = new WriterWork();
        var written = await writing.WriteAsync(
            new AnswerWriters(new ExtractWriter(chosen), writer),
            ToSumUp(read.Evidence, read.Topic, most, SentenceSelector.Choose(found, known, ManySentences)),
            [], new AnswerRequest(topic) { Scope = scope, WithoutModel = withoutModel, Progress = progress }, work,
                cancellationToken);
        var text = written.Text;
        if (text.IsEmpty) return new Summary(read);
        var open = new List<int>();
        foreach (var candidate in OpenQuestions.Of(found, chosen, most > UsualSentences ? 2 : 1))
            if (await text.AddAsync(ExtractWriter.Quote(candidate, "Open: "), cancellationToken))
                open.Add(NumberOf(text.Citations, candidate.Article, candidate.Span));
        var disputed = Disputed(read, known);
        var values = new List<DisputedValue>();
        foreach (var value in disputed?.Values.DistinctBy(value => value.By[0].Article.Outlet, StringComparer.OrdinalIgnoreCase)
            .Take(MostValues) ?? [])
            if (await text.CiteAsync(value.By[0].Evidence!, value.By[0].Span, cancellationToken) is { } number)
                values.Add(new DisputedValue(value.Text, value.By[0].Article.Outlet, number));
        return new Summary(read)
        {
            Disputed = values.Count > 1 ? disputed!.About : null,
            Values = values.Count > 1 ? values : [],
            Text = text.Text,
            Citations = await cited.AddAsync(text.Citations, read.AsOf, scope, cancellationToken),
            Open = open,
            Writer = written.Writer,
            WhyQuoted = written.WhyQuoted,
            Dropped = written.Dropped,
            Tokens = work.Tokens,
            Notices = written.Notices,
        };
    }

    // Counts alone: of days, sums and names it is less sure that they are of the same thing.
    private Difference? Disputed(TopicCoverage read, IReadOnlyDictionary<string, Story> known) =>
        disagreements.Find([.. TopicSentences.Of(read, known).Select(sentence => sentence.Told)])
            .FirstOrDefault(difference => difference is { Kind: DifferenceKind.Disagreement, Fact: DifferingFact.Number });

    private static int NumberOf(IReadOnlyList<Citation> citations, ArticleReference article, TextSpan span) =>
        citations.First(citation => citation.Article == article && citation.Span == span).Number;

    // The model reads the passages of as many sentences as a long summary has, whatever the length: fewer would tell it too
    // little.
    private static Evidence ToSumUp(Evidence evidence, string topic, int most, IReadOnlyList<SummaryCandidate> chosen) =>
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

using NewsBot.Answering;
using NewsBot.Answering.Citations;
using NewsBot.Briefing.Differences;
using NewsBot.Briefing.Quotes;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;

namespace NewsBot.Briefing.Comparisons;

/// <summary>
/// Compares what the outlets say about a topic and where they differ. It uses rules, not a model, and quotes sentences of the
/// coverage.
/// </summary>
internal sealed class ComparisonBuilder(
    ArticleArchive archive, TopicRetriever topics, Disagreements disagreements, DifferingQuotes quotes, StoryIndex stories,
    OutletCatalog outlets, CitationStories cited)
{
    /// <summary>The most outlets in a comparison, with one or two sentences each.</summary>
    public const int MaxOutlets = 6;

    /// <summary>The most differences in a comparison.</summary>
    public const int MaxDifferences = 8;

    private const int FewOutlets = 3;
    private const int MaxQuotes = 3;

    // Sentences on which outlets differ are preferred, so that the reader sees them in full.
    private const double DifferenceBonus = 0.4;

    /// <summary>Compares what the outlets say about a topic.</summary>
    /// <param name="topic">The topic in a few words; any text is accepted.</param>
    /// <param name="scope">The articles that the asker may see.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<TopicComparison> CompareAsync(string topic, Scope scope, CancellationToken cancellationToken = default)
    {
        var read = await topics.RetrieveAsync(topic, scope, cancellationToken: cancellationToken);
        if (read.Outcome != TopicOutcome.Covered) return new TopicComparison(read);
        var known = await stories.FindStoriesAsync(
            [.. read.Articles.Select(article => article.Id)], read.AsOf, scope.Excluded, scope.Community, cancellationToken);
        var sentences = TopicSentences.Extract(read, known);
        var citations = new CitationList(archive);
        var found = disagreements.Find([.. sentences.Select(sentence => sentence.Source)]).Take(MaxDifferences).ToList();
        var differingSentences = found.SelectMany(difference => difference.Values)
            .SelectMany(value => value.Sentences).ToHashSet();
        // A sentence that its outlet corrected no longer counts as its view.
        var retracted = found.Where(difference => difference.Kind == DifferenceKind.Correction)
            .SelectMany(difference => difference.Values.SkipLast(1)).SelectMany(value => value.Sentences).ToHashSet();
        var (views, more) = await BuildViewsAsync(
            [.. sentences.Where(sentence => !retracted.Contains(sentence.Source))
                .Select(sentence => differingSentences.Contains(sentence.Source)
                ? sentence with { Score = sentence.Score + DifferenceBonus } : sentence)],
            citations, cancellationToken);
        var differences = new List<ComparedFact>();
        foreach (var difference in found)
            if (await ComparedFacts.CiteAsync(difference, citations, cancellationToken) is { } fact) differences.Add(fact);
        var comparedQuotes = new List<ComparedQuote>();
        foreach (var (first, second) in await quotes.FindAsync(read.Articles, MaxQuotes, cancellationToken))
            if (await CiteQuoteAsync(first, second, citations, cancellationToken) is { } quote) comparedQuotes.Add(quote);
        var allCitations = await cited.AddStoriesAsync(citations.All, read.AsOf, scope, cancellationToken);
        return new TopicComparison(read)
        {
            Outlets =
                [.. views.Select(view =>
                    view with { AlsoIn =
                        [.. view.AlsoIn.Concat(FindCopyingOutlets(allCitations[view.Citations[0] - 1].Article.Id, known, scope))
                            .Distinct(StringComparer.OrdinalIgnoreCase)] })],
            MoreOutlets = more,
            Differences = differences,
            Quotes = comparedQuotes,
            SilentOutlets = await FindSilentOutletsAsync(read, known, allCitations, scope, cancellationToken),
            Citations = allCitations,
        };
    }

    private static async Task<(List<OutletView> Views, IReadOnlyList<string> More)> BuildViewsAsync(
        IReadOnlyList<TopicSentence> sentences, CitationList citations, CancellationToken cancellationToken)
    {
        // A text that several outlets print is shown under the outlet whose sentence scores best.
        var voices = sentences.GroupBy(sentence => sentence.Source.Voice, StringComparer.Ordinal)
            .Select(voice =>
            voice.OrderByDescending(sentence => sentence.Score).ThenBy(sentence => sentence.Source.Article.Published)
                .ThenBy(sentence => sentence.Source.Article.Id, StringComparer.Ordinal)
                .ThenBy(sentence => sentence.Source.Span.Start).ToList())
            .OrderByDescending(voice => voice[0].Score).ThenBy(voice => voice[0].Source.Article.Id, StringComparer.Ordinal)
            .DistinctBy(voice => (voice[0].Source.Article.Outlet ?? voice[0].Source.Article.Id).ToUpperInvariant()).ToList();
        var sentencesPerOutlet = voices.Count <= FewOutlets ? 2 : 1;
        var views = new List<OutletView>();
        foreach (var voice in voices.Take(MaxOutlets))
        {
            var own =
                voice.Where(sentence =>
                    string.Equals(
                        sentence.Source.Article.Outlet, voice[0].Source.Article.Outlet, StringComparison.OrdinalIgnoreCase))
                        .ToList();
            var chosen = new List<TopicSentence>();
            foreach (var sentence in own)
                if (chosen.Count < sentencesPerOutlet && !chosen.Exists(sentence.Repeats)) chosen.Add(sentence);
            var numbers = new List<int>();
            foreach (var sentence in chosen.OrderBy(sentence => sentence.Source.Article.Published)
                .ThenBy(sentence => sentence.Source.Span.Start))
                if (await citations.GetOrAddNumberAsync(
                    sentence.Source.Evidence!, sentence.Source.Span, cancellationToken) is { } number)
                    numbers.Add(number);
            if (numbers.Count > 0)
                views.Add(
                    new OutletView(voice[0].Source.Article.Outlet,
                        [.. chosen.SelectMany(sentence => sentence.Source.Evidence!.AlsoIn).Distinct()], numbers));
        }

        var shownOutlets = views.Select(view => view.Outlet).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (views,
            [.. voices.Skip(MaxOutlets).Select(voice => voice[0].Source.Article.Outlet).OfType<string>()
                .Where(outlet => !shownOutlets.Contains(outlet)).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static async Task<ComparedQuote?> CiteQuoteAsync(
        List<SpokenQuote> first, List<SpokenQuote> second, CitationList citations, CancellationToken cancellationToken)
    {
        var versions = new List<QuotedVersion>();
        foreach (var group in new[] { first, second })
        {
            if (await citations.GetOrAddNumberAsync(
                group[0].Article, group[0].Quotation.Span, cancellationToken) is not { } number)
                return null;
            versions.Add(
                new QuotedVersion(string.Join(" … ", group[0].Quotation.GetWords(group[0].Body))
                    .TrimEnd(','), ComparedFacts.GetOutlets(group.Select(quote => quote.Article)), number));
        }

        var speaker = first.Concat(second).OrderByDescending(quote => quote.Name.Words.Count).First().Quotation.Speaker;
        return new ComparedQuote(speaker, versions);
    }

    private static IEnumerable<string> FindCopyingOutlets(string articleId, IReadOnlyDictionary<string, Story> known, Scope scope)
    {
        if (!known.TryGetValue(articleId, out var story)
            || story.Members.FirstOrDefault(member => member.ArticleId == articleId) is not { } own) return [];
        return story.Members.Where(member => member.Text == own.Text
            && scope.Covers(member.Outlet, member.Language, member.Published))
            .Select(member => member.Outlet).OfType<string>()
            .Where(outlet => !string.Equals(outlet, own.Outlet, StringComparison.OrdinalIgnoreCase));
    }

    // Finds outlets that published at that time but not on the topic. Empty if the search was truncated: their articles may be
    // among the rest.
    private async Task<IReadOnlyList<string>> FindSilentOutletsAsync(
        TopicCoverage read, IReadOnlyDictionary<string, Story> known, IReadOnlyList<Citation> allCitations, Scope scope,
            CancellationToken cancellationToken)
    {
        var dates = read.Articles.Select(article => article.Published).OfType<DateTimeOffset>().ToList();
        if (dates.Count == 0 || read.IsTruncated) return [];
        var (from, until) = (dates.Min(), dates.Max());
        var activeOutlets = await outlets.ListPublishedBetweenAsync(
            new DateTimeOffset(from.UtcDateTime.Date, TimeSpan.Zero), new DateTimeOffset(until.UtcDateTime.Date, TimeSpan.Zero)
                .AddDays(1).AddTicks(-1),
            scope.Community, scope.Excluded, cancellationToken);
        var covering = read.Articles.Select(article => article.Outlet)
            .Concat(allCitations.SelectMany(citation => citation.AlsoIn))
            .Concat(read.Evidence.Passages.Where(passage => passage.Features.Article >= TopicRetriever.PossiblyAboutThreshold)
            .SelectMany(passage => passage.AlsoIn.Append(passage.Passage.Article.Outlet ?? "")))
            .Concat(known.Values.SelectMany(story => story.Members.Select(member => member.Outlet))).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. activeOutlets
            .Where(outlet => scope.Covers(outlet.Name, outlet.Language, until) && !covering.Contains(outlet.Name))
            .Select(outlet => outlet.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    }
}

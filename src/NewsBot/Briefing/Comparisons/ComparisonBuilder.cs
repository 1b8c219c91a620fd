using NewsBot.Answering;
using NewsBot.Answering.Citations;
using NewsBot.Briefing.Differences;
using NewsBot.Briefing.Quotes;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Stories;

namespace NewsBot.Briefing.Comparisons;

/// <summary>Tells who says what of a topic and where they differ: rules, not a model, in sentences of the coverage.</summary>
/// <remarks>Of the room that says what happened.</remarks>
internal sealed class ComparisonBuilder(
    ArticleArchive archive, TopicRetriever topics, Disagreements disagreements, DifferingQuotes quotes, StoryIndex stories,
    OutletCatalog outlets, CitationStories cited)
{
    /// <summary>No more outlets are told of, in one or two sentences each.</summary>
    public const int MostOutlets = 6;

    /// <summary>No more differences are told.</summary>
    public const int MostDifferences = 8;

    private const int FewOutlets = 3;
    private const int MostQuotes = 3;

    // What others have otherwise is what a reader wants to see in whole.
    private const double Differing = 0.4;

    /// <summary>Compares what the outlets tell.</summary>
    /// <param name="topic">A few words; any text at all.</param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<TopicComparison> CompareAsync(string topic, Scope scope, CancellationToken cancellationToken = default)
    {
        var read = await topics.ReadAsync(topic, scope, cancellationToken: cancellationToken);
        if (read.Outcome != TopicOutcome.Covered) return new TopicComparison(read);
        var known = await stories.OfAsync(
            [.. read.Articles.Select(article => article.Id)], read.AsOf, scope.Excluded.ToHashSet(StringComparer.Ordinal),
                scope.Community, cancellationToken);
        var sentences = TopicSentences.Of(read, known);
        var citations = new CitationList(archive);
        var found = disagreements.Find([.. sentences.Select(sentence => sentence.Told)]).Take(MostDifferences).ToList();
        var differing = found.SelectMany(difference => difference.Values).SelectMany(value => value.By).ToHashSet();
        // What an outlet took back it does not tell.
        var takenBack = found.Where(difference => difference.Kind == DifferenceKind.Correction)
            .SelectMany(difference => difference.Values.SkipLast(1)).SelectMany(value => value.By).ToHashSet();
        var (views, more) = await ViewsAsync(
            [.. sentences.Where(sentence => !takenBack.Contains(sentence.Told))
                .Select(sentence => differing.Contains(sentence.Told)
                ? sentence with { Score = sentence.Score + Differing } : sentence)],
            citations, cancellationToken);
        var differences = new List<ComparedFact>();
        foreach (var difference in found)
            if (await ComparedFacts.OfAsync(difference, citations, cancellationToken) is { } told) differences.Add(told);
        var said = new List<ComparedQuote>();
        foreach (var (one, other) in await quotes.FindAsync(read.Articles, MostQuotes, cancellationToken))
            if (await ToldAsync(one, other, citations, cancellationToken) is { } told) said.Add(told);
        var all = await cited.AddAsync(citations.All, read.AsOf, scope, cancellationToken);
        return new TopicComparison(read)
        {
            Outlets =
                [.. views.Select(view =>
                    view with { AlsoIn =
                        [.. view.AlsoIn.Concat(CopiesOf(all[view.Citations[0] - 1].Article.Id, known, scope))
                            .Distinct(StringComparer.OrdinalIgnoreCase)] })],
            MoreOutlets = more,
            Differences = differences,
            Quotes = said,
            NotIn = await SilentAsync(read, known, all, scope, cancellationToken),
            Citations = all,
        };
    }

    private static async Task<(List<OutletView> Views, IReadOnlyList<string> More)> ViewsAsync(
        IReadOnlyList<TopicSentence> sentences, CitationList citations, CancellationToken cancellationToken)
    {
        // One voice that several print is told of under the outlet whose article bears most on the topic.
        var voices = sentences.GroupBy(sentence => sentence.Told.Voice, StringComparer.Ordinal)
            .Select(voice =>
            voice.OrderByDescending(sentence => sentence.Score).ThenBy(sentence => sentence.Told.Article.Published)
                .ThenBy(sentence => sentence.Told.Article.Id, StringComparer.Ordinal)
                .ThenBy(sentence => sentence.Told.Span.Start).ToList())
            .OrderByDescending(voice => voice[0].Score).ThenBy(voice => voice[0].Told.Article.Id, StringComparer.Ordinal)
            .DistinctBy(voice => (voice[0].Told.Article.Outlet ?? voice[0].Told.Article.Id).ToUpperInvariant()).ToList();
        var each = voices.Count <= FewOutlets ? 2 : 1;
        var views = new List<OutletView>();
        foreach (var voice in voices.Take(MostOutlets))
        {
            var own =
                voice.Where(sentence =>
                    string.Equals(sentence.Told.Article.Outlet, voice[0].Told.Article.Outlet, StringComparison.OrdinalIgnoreCase))
                        .ToList();
            var chosen = new List<TopicSentence>();
            foreach (var sentence in own)
                if (chosen.Count < each && !chosen.Exists(sentence.Repeats)) chosen.Add(sentence);
            var numbers = new List<int>();
            foreach (var sentence in chosen.OrderBy(sentence => sentence.Told.Article.Published)
                .ThenBy(sentence => sentence.Told.Span.Start))
                if (await citations.NumberAsync(sentence.Told.Evidence!, sentence.Told.Span, cancellationToken) is { } number)
                    numbers.Add(number);
            if (numbers.Count > 0)
                views.Add(
                    new OutletView(voice[0].Told.Article.Outlet,
                        [.. chosen.SelectMany(sentence => sentence.Told.Evidence!.AlsoIn).Distinct()], numbers));
        }

        var told = views.Select(view => view.Outlet).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (views,
            [.. voices.Skip(MostOutlets).Select(voice => voice[0].Told.Article.Outlet).OfType<string>()
                .Where(outlet => !told.Contains(outlet)).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static async Task<ComparedQuote?> ToldAsync(
        List<SpokenQuote> one, List<SpokenQuote> other, CitationList citations, CancellationToken cancellationToken)
    {
        var versions = new List<QuotedVersion>();
        foreach (var group in new[] { one, other })
        {
            if (await citations.NumberAsync(group[0].Article, group[0].Quotation.Span, cancellationToken) is not { } number)
                return null;
            versions.Add(
                new QuotedVersion(string.Join(" … ", group[0].Quotation.WordsIn(group[0].Body))
                    .TrimEnd(','), ComparedFacts.OutletsOf(group.Select(quote => quote.Article)), number));
        }

        var speaker = one.Concat(other).OrderByDescending(quote => quote.Name.Words.Count).First().Quotation.Speaker;
        return new ComparedQuote(speaker, versions);
    }

    private static IEnumerable<string> CopiesOf(string articleId, IReadOnlyDictionary<string, Story> known, Scope scope)
    {
        if (!known.TryGetValue(articleId, out var story)
            || story.Members.FirstOrDefault(member => member.ArticleId == articleId) is not { } own) return [];
        return story.Members.Where(member => member.Text == own.Text
            && scope.Covers(member.Outlet, member.Language, member.Published))
            .Select(member => member.Outlet).OfType<string>()
            .Where(outlet => !string.Equals(outlet, own.Outlet, StringComparison.OrdinalIgnoreCase));
    }

    // Not where there is more on the topic than was looked at: somebody's article may be in the rest.
    private async Task<IReadOnlyList<string>> SilentAsync(
        TopicCoverage read, IReadOnlyDictionary<string, Story> known, IReadOnlyList<Citation> all, Scope scope,
            CancellationToken cancellationToken)
    {
        var dates = read.Articles.Select(article => article.Published).OfType<DateTimeOffset>().ToList();
        if (dates.Count == 0 || read.IsCut) return [];
        var (from, until) = (dates.Min(), dates.Max());
        var held = await outlets.WithinAsync(
            new DateTimeOffset(from.UtcDateTime.Date, TimeSpan.Zero), new DateTimeOffset(until.UtcDateTime.Date, TimeSpan.Zero)
                .AddDays(1).AddTicks(-1),
            scope.Community, scope.Excluded, cancellationToken);
        var covering = read.Articles.Select(article => article.Outlet).Concat(all.SelectMany(citation => citation.AlsoIn))
            .Concat(read.Evidence.Passages.Where(passage => passage.Features.Article >= TopicRetriever.MayBeAbout)
            .SelectMany(passage => passage.AlsoIn.Append(passage.Passage.Article.Outlet ?? "")))
            .Concat(known.Values.SelectMany(story => story.Members.Select(member => member.Outlet))).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. held.Where(outlet => scope.Covers(outlet.Name, outlet.Language, until) && !covering.Contains(outlet.Name))
            .Select(outlet => outlet.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
    }
}

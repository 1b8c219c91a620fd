using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>Finds quotations of a person in the newest articles that name them.</summary>
internal sealed class QuoteSearch(
    PassageIndex index, NameSearcher articles, ArticleArchive archive, Tokenizer terms, TimeProvider time)
{
    /// <summary>The most quotations in a result.</summary>
    public const int MaxQuotes = 8;

    // The newest articles that are read, so that the command answers within 300 ms; they are read in batches.
    private const int MaxArticles = 160;
    private const int BatchSize = 40;

    // With this many quotations no older articles are read.
    private const int EnoughQuotes = 48;
    private const int MaxNearArticles = 40;
    private const int MaxNearestNames = 3;

    // Of two people with one name, the one quoted at least this many times as often is meant.
    private const int DominanceRatio = 4;

    /// <summary>Finds quotations of a person.</summary>
    /// <param name="person">The full name or the surname, with or without titles.</param>
    /// <param name="topic">The topic of the quotations, matched with their paragraph and the headline; null for
    /// any.</param>
    /// <param name="scope">The articles that the asker may see.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<PersonQuotes> FindAsync(
        string person, string? topic, Scope scope, CancellationToken cancellationToken = default)
    {
        await index.OpenAsync(cancellationToken);
        var now = time.GetUtcNow();
        var asked = new PersonName(person);
        var quoteTopic = new QuoteTopic(topic, terms);
        var empty = new PersonQuotes { RequestedName = person, Topic = topic, AsOf = now, Outcome = QuotesOutcome.NotNamed };
        if (!articles.HasCoverage(now, scope)) return empty with { Outcome = QuotesOutcome.NothingHeld };
        var quotes = new List<SpokenQuote>();
        var hasNamesake = false;
        var newest = articles.Find(asked.Words, quoteTopic.Terms, quoteTopic.RequiredCount, now, scope, MaxArticles);
        foreach (var batch in newest.Chunk(BatchSize))
        {
            var read = await ReadQuotesAsync(batch, cancellationToken);
            hasNamesake |= read.Exists(quote => asked.IsNamesake(quote.Name));
            quotes.AddRange(read.Where(quote => asked.CanReferTo(quote.Name) && quoteTopic.Matches(quote)));
            if (quotes.Count >= EnoughQuotes) break;
        }

        // "Pell said" is ambiguous if there are two people called Pell.
        if (hasNamesake) quotes.RemoveAll(quote => !quote.Name.IsFull);
        quotes = KeepGender(quotes, asked.Gender);
        if (quotes.Count > 0) return CreateResult(empty, quotes);
        if (quoteTopic.Terms.Count > 0)
        {
            var anyTopic = await FindAsync(person, null, scope, cancellationToken);
            return anyTopic with
            {
                Topic = topic,
                Outcome = anyTopic.Outcome == QuotesOutcome.Found ? QuotesOutcome.NothingOnTopic : anyTopic.Outcome,
                Quotes = [],
                Citations = [],
                MoreCount = 0,
            };
        }

        if (articles.Find(asked.Words, [], 0, now, scope, 1).Count > 0) return empty with { Outcome = QuotesOutcome.NotQuoted };
        var near = await ReadQuotesAsync(articles.FindSimilarNames(asked.Words, now, scope, MaxNearArticles), cancellationToken);
        return empty with { NearestNames = FindNearestNames(asked, near) };
    }

    private async Task<List<SpokenQuote>> ReadQuotesAsync(
        IReadOnlyList<ArticleReference> toRead, CancellationToken cancellationToken)
    {
        var bodies = await archive.ReadBodiesAsync(toRead, cancellationToken);
        var quotes = new List<SpokenQuote>();
        foreach (var article in toRead)
        {
            if (!bodies.TryGetValue(article, out var body)) continue;
            cancellationToken.ThrowIfCancellationRequested();
            quotes.AddRange(QuoteReader.Read(body).Select(quotation => new SpokenQuote(article, body, quotation)));
        }

        return quotes;
    }

    // Keeps the quotations of people of the requested gender ("Ms Pell"). A person who is of another gender in any article is
    // dropped with all quotations.
    private static List<SpokenQuote> KeepGender(List<SpokenQuote> quotes, Gender wanted)
    {
        if (wanted == Gender.Unknown) return quotes;
        var others = quotes.Where(quote => IsOther(quote) && quote.Name.IsFull).Select(quote => quote.Name.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. quotes.Where(quote => !IsOther(quote) && !others.Contains(quote.Name.Key))];

        bool IsOther(SpokenQuote quote) => quote.Quotation.Gender != Gender.Unknown && quote.Quotation.Gender != wanted;
    }

    private static PersonQuotes CreateResult(PersonQuotes empty, List<SpokenQuote> quotes)
    {
        var names = quotes.Select(quote => quote.Name).Where(name => name.IsFull).DistinctBy(name => name.Key)
            .OrderBy(name => name.Words.Count).ToList();
        // "Minster Boris Johnson" counts as Boris Johnson.
        string GetKey(PersonName name) => names.Find(name.EndsWith)?.Key ?? name.Key;
        var people = quotes.GroupBy(quote => GetKey(quote.Name), StringComparer.Ordinal)
            .Where(person => person.First().Name.IsFull)
            .OrderByDescending(person => person.Count()).ThenBy(person => person.Key, StringComparer.Ordinal)
            .Select(person => person.OrderBy(quote => quote.Name.Words.Count).ToList()).ToList();
        var others = people.Skip(1).Select(person => new NamedOther(person[0].Quotation.Speaker, person.Count)).ToList();
        // Quotations under the surname alone count for the only person of that surname, unless the gender differs.
        var known = people.Count == 0 ? Gender.Unknown
            : people[0].Select(quote => quote.Quotation.Gender).FirstOrDefault(gender => gender != Gender.Unknown);
        var chosen = others.Count > 0 ? people[0]
            : quotes.FindAll(quote => quote.Name.IsFull || known == Gender.Unknown || quote.Quotation.Gender is Gender.Unknown
                || quote.Quotation.Gender == known);
        if (others.Count > 0 && people[0].Count < DominanceRatio * others[0].Quotes)
        {
            return empty with
            {
                Outcome = QuotesOutcome.SeveralPeople,
                OtherPeople = [new NamedOther(people[0][0].Quotation.Speaker, people[0].Count), .. others],
            };
        }

        var groups = QuoteDeduplicator.Group(chosen)
            .OrderByDescending(group => group[0].Article.Published ?? DateTimeOffset.MinValue).ToList();
        var shown = groups.Take(MaxQuotes).ToList();
        return empty with
        {
            Outcome = QuotesOutcome.Found,
            Person = (people.Count > 0 ? people[0] : quotes)[0].Quotation.Speaker,
            Quotes = [.. shown.Select((group, i) => new FoundQuote(
                group[0].Quotation.Speaker, [.. group[0].Quotation.GetWords(group[0].Body)], i + 1, group[0].Article,
                    QuoteDeduplicator.GetOtherOutlets(group)))],
            MoreCount = groups.Count - shown.Count,
            OtherPeople = others,
            Citations = [.. shown.Select((group, i) =>
                new Citation(i + 1, group[0].Article, group[0].Quotation.Span, group[0].Quotation.Span.Cut(group[0].Body), []))],
        };
    }

    private static List<string> FindNearestNames(PersonName asked, List<SpokenQuote> quotes) =>
        [.. quotes.DistinctBy(quote => quote.Name.Key)
            .Select(quote => (quote.Quotation.Speaker, Distance: asked.DistanceTo(quote.Name)))
            .Where(candidate => candidate.Distance <= asked.MostDistance).OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Speaker, StringComparer.Ordinal)
            .Take(MaxNearestNames).Select(candidate => candidate.Speaker)];
}

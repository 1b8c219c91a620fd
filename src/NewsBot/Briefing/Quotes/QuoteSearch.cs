using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Briefing.Quotes;

/// <summary>Finds what somebody is quoted as saying, in the newest articles that name them.</summary>
internal sealed class QuoteSearch(
    PassageIndex index, NameSearcher articles, ArticleArchive archive, Tokenizer terms, TimeProvider time)
{
    /// <summary>No more quotations are given at once.</summary>
    public const int MostQuotes = 8;

    // Of the newest; the command answers within 300 ms.
    private const int MostArticles = 160;
    private const int AtOnce = 40;

    // Of who is quoted so often, older articles are not looked at.
    private const int ManyQuotes = 48;
    private const int MostNear = 40;
    private const int MostNearest = 3;

    // Of two people of one name the one is meant who is quoted so many times as often.
    private const int TimesMoreQuoted = 4;

    /// <summary>Finds quotations of somebody.</summary>
    /// <param name="person">The name, in full or the surname, with titles or without.</param>
    /// <param name="topic">What they must be about, by the words of the quotation's paragraph and the headline; null for
    /// anything.</param>
    /// <param name="scope">What may be seen, until now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<PersonQuotes> FindAsync(
        string person, string? topic, Scope scope, CancellationToken cancellationToken = default)
    {
        await index.OpenAsync(cancellationToken);
        var now = time.GetUtcNow();
        var asked = new PersonName(person);
        var about = new QuoteTopic(topic, terms);
        var none = new PersonQuotes { Asked = person, Topic = topic, AsOf = now, Outcome = QuotesOutcome.NotNamed };
        if (!articles.HoldsAnything(now, scope)) return none with { Outcome = QuotesOutcome.NothingHeld };
        var meant = new List<SpokenQuote>();
        var hasNamesake = false;
        foreach (var some in articles.Find(asked.Words, about.Terms, about.Needed, now, scope, MostArticles).Chunk(AtOnce))
        {
            var read = await ReadAsync(some, cancellationToken);
            hasNamesake |= read.Exists(quote => asked.IsNamesake(quote.Name));
            meant.AddRange(read.Where(quote => asked.MayMean(quote.Name) && about.Has(quote)));
            if (meant.Count >= ManyQuotes) break;
        }

        // "Pell said" may be the words of either Pell.
        if (hasNamesake) meant.RemoveAll(quote => !quote.Name.IsFull);
        meant = WithoutOthers(meant, asked.Gender);
        if (meant.Count > 0) return Told(none, meant);
        if (about.Terms.Count > 0)
        {
            var whole = await FindAsync(person, null, scope, cancellationToken);
            return whole with
            {
                Topic = topic,
                Outcome = whole.Outcome == QuotesOutcome.Found ? QuotesOutcome.NothingOnTopic : whole.Outcome,
                Quotes = [],
                Citations = [],
                More = 0,
            };
        }

        if (articles.Find(asked.Words, [], 0, now, scope, 1).Count > 0) return none with { Outcome = QuotesOutcome.NotQuoted };
        var near = await ReadAsync(articles.FindNear(asked.Words, now, scope, MostNear), cancellationToken);
        return none with { Nearest = Nearest(asked, near) };
    }

    private async Task<List<SpokenQuote>> ReadAsync(IReadOnlyList<ArticleReference> found, CancellationToken cancellationToken)
    {
        var bodies = await archive.BodiesAsync(found, cancellationToken);
        var quotes = new List<SpokenQuote>();
        foreach (var article in found)
        {
            if (!bodies.TryGetValue(article, out var body)) continue;
            cancellationToken.ThrowIfCancellationRequested();
            quotes.AddRange(QuoteReader.Read(body).Select(quotation => new SpokenQuote(article, body, quotation)));
        }

        return quotes;
    }

    // Of a Ms Pell nothing is told that a man said, wherever it is that he is known for one.
    private static List<SpokenQuote> WithoutOthers(List<SpokenQuote> meant, Gender wanted)
    {
        if (wanted == Gender.Unknown) return meant;
        var others = meant.Where(quote => IsOther(quote) && quote.Name.IsFull).Select(quote => quote.Name.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. meant.Where(quote => !IsOther(quote) && !others.Contains(quote.Name.Key))];

        bool IsOther(SpokenQuote quote) => quote.Quotation.Gender != Gender.Unknown && quote.Quotation.Gender != wanted;
    }

    private static PersonQuotes Told(PersonQuotes none, List<SpokenQuote> meant)
    {
        var names = meant.Select(quote => quote.Name).Where(name => name.IsFull).DistinctBy(name => name.Key)
            .OrderBy(name => name.Words.Count).ToList();
        // "Minster Boris Johnson" is Boris Johnson with a word too many.
        string KeyOf(PersonName name) => names.Find(name.EndsAs)?.Key ?? name.Key;
        var people = meant.GroupBy(quote => KeyOf(quote.Name), StringComparer.Ordinal).Where(quotes => quotes.First().Name.IsFull)
            .OrderByDescending(quotes => quotes.Count()).ThenBy(quotes => quotes.Key, StringComparer.Ordinal)
            .Select(quotes => quotes.OrderBy(quote => quote.Name.Words.Count).ToList()).ToList();
        var others = people.Skip(1).Select(quotes => new NamedOther(quotes[0].Quotation.Speaker, quotes.Count)).ToList();
        // Who goes by the surname alone is the only one of that surname, or nobody in particular.
        var known = people.Count == 0 ? Gender.Unknown
            : people[0].Select(quote => quote.Quotation.Gender).FirstOrDefault(gender => gender != Gender.Unknown);
        var chosen = others.Count > 0 ? people[0]
            : meant.FindAll(quote => quote.Name.IsFull || known == Gender.Unknown || quote.Quotation.Gender is Gender.Unknown
                || quote.Quotation.Gender == known);
        if (others.Count > 0 && people[0].Count < TimesMoreQuoted * others[0].Quotes)
        {
            return none with
            {
                Outcome = QuotesOutcome.SeveralPeople,
                Others = [new NamedOther(people[0][0].Quotation.Speaker, people[0].Count), .. others],
            };
        }

        var groups = QuoteDeduplicator.Group(chosen)
            .OrderByDescending(group => group[0].Article.Published ?? DateTimeOffset.MinValue).ToList();
        var shown = groups.Take(MostQuotes).ToList();
        return none with
        {
            Outcome = QuotesOutcome.Found,
            Person = (people.Count > 0 ? people[0] : meant)[0].Quotation.Speaker,
            Quotes = [.. shown.Select((group, i) => new FoundQuote(
                group[0].Quotation.Speaker, [.. group[0].Quotation.WordsIn(group[0].Body)], i + 1, group[0].Article,
                    QuoteDeduplicator.OtherOutlets(group)))],
            More = groups.Count - shown.Count,
            Others = others,
            Citations = [.. shown.Select((group, i) =>
                new Citation(i + 1, group[0].Article, group[0].Quotation.Span, group[0].Quotation.Span.Cut(group[0].Body), []))],
        };
    }

    private static List<string> Nearest(PersonName asked, List<SpokenQuote> near) =>
        [.. near.DistinctBy(quote => quote.Name.Key)
            .Select(quote => (quote.Quotation.Speaker, Distance: asked.DistanceTo(quote.Name)))
            .Where(one => one.Distance <= asked.Farthest).OrderBy(one => one.Distance)
            .ThenBy(one => one.Speaker, StringComparer.Ordinal)
            .Take(MostNearest).Select(one => one.Speaker)];
}

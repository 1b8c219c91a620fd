using Lucene.Net.Index;
using Lucene.Net.Search;
using NewsBot.Retrieval.Questions;

namespace NewsBot.Retrieval.Indexing;

/// <summary>
/// Says which passages of the index one search may see, segment by segment: nothing that was published later, nothing that is
/// private to others, and where the scope is narrowed, nothing besides. What is excluded by its id is left to the query.
/// </summary>
internal sealed class PassageFilter
{
    private readonly DocValuesCache columns;
    private readonly string[] communities;
    private readonly string[] outlets;
    private readonly string[] languages;
    private readonly long since;
    private readonly long until;
    private long[] times = [];
    private NameColumn.Chosen seen;
    private NameColumn.Chosen wanted;
    private NameColumn.Chosen understood;

    public PassageFilter(DocValuesCache columns, Question question, Scope scope)
        : this(columns, question.AsOf, scope)
    {
    }

    /// <param name="columns">What the index says of each passage.</param>
    /// <param name="asOf">Nothing published later is seen.</param>
    /// <param name="scope">What may be seen besides.</param>
    public PassageFilter(DocValuesCache columns, DateTimeOffset asOf, Scope scope)
    {
        this.columns = columns;
        communities = [IndexedPassage.GetKey(null), IndexedPassage.GetKey(scope.Community)];
        outlets = [.. scope.Outlets.Select(outlet => IndexedPassage.GetKey(IndexedPassage.Folded(outlet)))];
        languages = [.. scope.LanguageCodes.Select(IndexedPassage.GetKey)];
        (since, until) = GetPeriod(asOf, scope);
    }

    /// <summary>From when to when what is seen was published, both included, in milliseconds since 1970.</summary>
    /// <remarks>What has no date comes before all dates: no end hides it, and any beginning does.</remarks>
    public static (long Since, long Until) GetPeriod(DateTimeOffset asOf, Scope scope) => (
        scope.PublishedSince?.ToUnixTimeMilliseconds() ?? IndexedPassage.NoDate,
        (scope.PublishedUntil < asOf ? scope.PublishedUntil.Value : asOf).ToUnixTimeMilliseconds());

    /// <exception cref="IOException">The index is damaged.</exception>
    public void MoveTo(AtomicReader segment)
    {
        times = columns.GetDates(segment);
        seen = columns.GetCommunities(segment).Choose(communities);
        wanted = outlets.Length == 0 ? default : columns.GetOutlets(segment).Choose(outlets);
        understood = languages.Length == 0 ? default : columns.GetLanguages(segment).Choose(languages);
    }

    /// <param name="document">By its number in the segment.</param>
    public bool Accepts(int document) =>
        times[document] <= until && times[document] >= since && seen.Has(document) && wanted.Has(document)
            && understood.Has(document);

    /// <summary>
    /// When it was published: milliseconds since 1970, <see cref="IndexedPassage.NoDate"/> where that is unknown.
    /// </summary>
    public long GetTime(int document) => times[document];
}

/// <summary>Says whether there is anything to see among the hits.</summary>
internal sealed class AnyHit(PassageFilter sight) : ICollector
{
    public bool IsThere { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        if (!IsThere) sight.MoveTo(context.AtomicReader);
    }

    public void Collect(int doc) => IsThere = IsThere || sight.Accepts(doc);
}

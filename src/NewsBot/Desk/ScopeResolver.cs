using NewsBot.Desk.Commands;
using NewsBot.Desk.Rendering;
using NewsBot.Ingestion;
using NewsBot.Retrieval;

namespace NewsBot.Desk;

/// <summary>
/// Determines the part of the coverage that a request may use: what its community may see, in the community's language, narrowed
/// by the request's options. The sample coverage counts only until there is real coverage.
/// </summary>
internal sealed class ScopeResolver(
    SampleCoverage sample, OutletNames outlets, LanguageOption languages, TimeProvider time)
{
    public const string Since = "since";
    public const string Until = "until";
    public const string Outlet = "outlet";

    private const string OnlySampleNotice =
        "No coverage was taken in yet, so this is from the sample coverage; part of it is plainly fictional.";

    /// <summary>Resolves the scope of a request.</summary>
    /// <param name="request">The request with its options.</param>
    /// <param name="asOf">The time that the request is to be answered for; null for now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The scope; or, if an option is wrong, the reply that says so.</returns>
    public async Task<(ResolvedScope Resolved, Reply? Problem)> ResolveAsync(
        Request request, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (!DateInput.TryParseStart(request[Since], out var since))
            return Problem($"{Since}: {DateInput.FormatProblem(request[Since]!)}.");
        if (!DateInput.TryParse(request[Until], out var until))
            return Problem($"{Until}: {DateInput.FormatProblem(request[Until]!)}.");
        if (since > until) return StartsTooLate(since, $"{Until}, {ReplyText.FormatDay(until)}");
        if (since > (asOf ?? time.GetUtcNow())) return StartsTooLate(since, asOf is null ? "now" : "the moment to answer for");
        var samples = await sample.FindStoredAsync(cancellationToken);
        var (names, outletProblem) = await outlets.ParseAsync(request[Outlet], request.Community, cancellationToken);
        if (outletProblem is not null) return Problem($"{Outlet}: {outletProblem}");
        var (language, languageProblem) = await languages.ResolveAsync(request, cancellationToken);
        if (languageProblem is not null) return Problem(languageProblem);
        var scope = new Scope
        {
            Community = request.Community,
            Outlets = names,
            Language = language,
            PublishedSince = since,
            PublishedUntil = until,
            Excluded = GetExcluded(samples),
        };
        return (new ResolvedScope(scope, samples is { IsWholeArchive: true } ? [OnlySampleNotice] : []), null);
    }

    /// <summary>
    /// Resolves the scope without options for outlets and days, for suggestions and alerts. A wrong language is ignored.
    /// </summary>
    /// <param name="request">The request; only its community and its language, if valid, count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Scope> ResolveLenientlyAsync(Request request, CancellationToken cancellationToken)
    {
        var samples = await sample.FindStoredAsync(cancellationToken);
        var (language, _) = await languages.ResolveAsync(request, cancellationToken);
        return new Scope
        {
            Community = request.Community,
            Language = language,
            Excluded = GetExcluded(samples),
        };
    }

    /// <summary>Returns the ids of the sample articles if the archive also holds others; else none.</summary>
    public static HashSet<string> GetExcluded(StoredSample? samples) =>
        samples is { IsWholeArchive: false } ? samples.ArticleIds.ToHashSet(StringComparer.Ordinal) : [];

    private static (ResolvedScope, Reply?) StartsTooLate(DateTimeOffset? since, string end) =>
        Problem($"{Since}: {ReplyText.FormatDay(since)} lies behind {end}; give an earlier day.");

    private static (ResolvedScope, Reply?) Problem(string text) => (new ResolvedScope(Scope.All, []), Reply.UsageError(text));
}

/// <summary>The scope of a request.</summary>
/// <param name="Scope">The part of the coverage that may be used.</param>
/// <param name="Notices">Remarks for the reader; for example, that there is only the sample coverage.</param>
internal sealed record ResolvedScope(Scope Scope, IReadOnlyList<string> Notices);

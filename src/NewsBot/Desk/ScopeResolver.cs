using NewsBot.Desk.Commands;
using NewsBot.Desk.Rendering;
using NewsBot.Ingestion;
using NewsBot.Retrieval;

namespace NewsBot.Desk;

/// <summary>
/// Says what of the coverage a request may see: what its community may, in the language that this has set, narrowed as the
/// request wants it. Once there is real coverage, the sample that nobody asked for must not answer beside it.
/// </summary>
internal sealed class ScopeResolver(
    SampleCoverage sample, OutletNames outlets, LanguageNames languages, TimeProvider time)
{
    public const string Since = "since";
    public const string Until = "until";
    public const string Outlet = "outlet";

    private const string OnlySample =
        "No coverage was taken in yet, so this is from the sample coverage; part of it is plainly fictional.";

    /// <summary>What may be seen; or the reply to a request that cannot be narrowed as it says.</summary>
    /// <param name="request">Who wants to see it, and what of it.</param>
    /// <param name="asOf">The moment that it is asked for; null for now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(ResolvedScope Sight, Reply? Problem)> LookAsync(
        Request request, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (!DateInput.TryReadStart(request[Since], out var since))
            return Problem($"{Since}: {DateInput.Problem(request[Since]!)}.");
        if (!DateInput.TryRead(request[Until], out var until)) return Problem($"{Until}: {DateInput.Problem(request[Until]!)}.");
        if (since > until) return Behind(since, $"{Until}, {ReplyText.Day(until)}");
        if (since > (asOf ?? time.GetUtcNow())) return Behind(since, asOf is null ? "now" : "the moment to answer for");
        var held = await sample.HeldAsync(cancellationToken);
        var (wanted, unknown) = await outlets.ReadAsync(request[Outlet], request.Community, cancellationToken);
        if (unknown is not null) return Problem($"{Outlet}: {unknown}");
        var (language, unreadable) = await languages.OfAsync(request, cancellationToken);
        if (unreadable is not null) return Problem(unreadable);
        var scope = new Scope
        {
            Community = request.Community,
            Outlets = wanted,
            Language = language,
            PublishedSince = since,
            PublishedUntil = until,
            Excluded = held is { IsAllThereIs: false } ? held.ArticleIds.ToHashSet(StringComparer.Ordinal) : [],
        };
        return (new ResolvedScope(scope, held is { IsAllThereIs: true } ? [OnlySample] : []), null);
    }

    /// <summary>
    /// What of what is held may be seen, for whoever still types: no option is found wrong.
    /// </summary>
    /// <param name="request">Who types; of its options only a language that can be read counts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Scope> GlanceAsync(Request request, CancellationToken cancellationToken)
    {
        var held = await sample.HeldAsync(cancellationToken);
        var (language, _) = await languages.OfAsync(request, cancellationToken);
        return new Scope
        {
            Community = request.Community,
            Language = language,
            Excluded = held is { IsAllThereIs: false } ? held.ArticleIds.ToHashSet(StringComparer.Ordinal) : [],
        };
    }

    private static (ResolvedScope, Reply?) Behind(DateTimeOffset? since, string end) =>
        Problem($"{Since}: {ReplyText.Day(since)} lies behind {end}; give an earlier day.");

    private static (ResolvedScope, Reply?) Problem(string text) => (new ResolvedScope(Scope.All, []), Reply.Usage(text));
}

/// <param name="Scope">What may be seen.</param>
/// <param name="Notices">What a reader must be told of it: that it is the sample coverage and nothing else.</param>
internal sealed record ResolvedScope(Scope Scope, IReadOnlyList<string> Notices);

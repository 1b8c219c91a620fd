using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk;

/// <summary>
/// Enforces the limits on the tokens that the language model may use in a day (UTC), for all communities together and for each.
/// When a limit is reached, answers consist of quotations until the next day.
/// </summary>
internal sealed class ModelBudget(IOptions<NewsBotOptions> options, AnswerLog log, TimeProvider time)
{
    // The estimated cost of an answer: eight passages, the rules, a few sentences. It is reserved while an answer is being
    // written, so that many questions at once cannot exceed the limit together.
    private const int TypicalAnswerTokens = 3_500;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> reservations = new(StringComparer.Ordinal);

    /// <summary>
    /// Reserves tokens for one answer, or says why there are none. The caller disposes of the result after the answer is stored.
    /// </summary>
    /// <param name="community">The community of the asker; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The tokens spent so far cannot be read.</exception>
    public async Task<Allowance> ReserveAsync(string? community, CancellationToken cancellationToken)
    {
        var model = options.Value.Model;
        if (model.Provider == ModelProvider.None || (model.TokensPerDay is null && model.TokensPerCommunityPerDay is null))
            return new Allowance(null, () => { });
        var name = community ?? "";
        var spent = await log.GetTokensSpentAsync(StartOfDay(), name, cancellationToken);
        lock (gate)
        {
            var all = spent.Total + ((long)reservations.Values.Sum() * TypicalAnswerTokens);
            var own = spent.Community + ((long)reservations.GetValueOrDefault(name) * TypicalAnswerTokens);
            if (all >= model.TokensPerDay)
                return new Allowance(
                    $"the day's {FormatNumber(model.TokensPerDay)} tokens are used up; there are new ones at midnight UTC", () =>
                        { });
            if (own >= model.TokensPerCommunityPerDay)
                return new Allowance(
                    $"this community's {FormatNumber(model.TokensPerCommunityPerDay)} tokens of the day are used up; "
                    + "there are new ones at midnight UTC",
                    () => { });
            reservations[name] = reservations.GetValueOrDefault(name) + 1;
            return new Allowance(null, () => Release(name));
        }
    }

    private DateTimeOffset StartOfDay() => new(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private void Release(string name)
    {
        lock (gate)
            if (--reservations[name] == 0) reservations.Remove(name);
    }

    private static string FormatNumber(long? tokens) => tokens!.Value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A reservation of tokens.</summary>
    /// <param name="Refusal">Why the model may not be used, as the end of a sentence; null if it may.</param>
    /// <param name="Release">Gives the reserved tokens back.</param>
    internal sealed record Allowance(string? Refusal, Action Release) : IDisposable
    {
        public void Dispose() => Release();
    }
}

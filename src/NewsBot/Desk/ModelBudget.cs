using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk;

/// <summary>
/// Holds the language model to what may be spent on it in a day (UTC), by all and by each community. Where that is used up,
/// answers are quoted until the next day.
/// </summary>
internal sealed class ModelBudget(IOptions<NewsBotOptions> options, AnswerLog log, TimeProvider time)
{
    // What one answer costs: eight passages, the rules, a few sentences. So that many that ask at once do not all find room.
    private const int TypicalAnswer = 3_500;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> underWay = new(StringComparer.Ordinal);

    /// <summary>Room for one answer, to be disposed of when it was given and kept; says why there is none.</summary>
    /// <param name="community">Who asks; null for nobody in particular.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">What was spent cannot be read.</exception>
    public async Task<Allowance> TakeAsync(string? community, CancellationToken cancellationToken)
    {
        var model = options.Value.Model;
        if (model.Provider == ModelProvider.None || (model.TokensPerDay is null && model.TokensPerCommunityPerDay is null))
            return new Allowance(null, () => { });
        var name = community ?? "";
        var spent = await log.TokensAsync(Midnight(), name, cancellationToken);
        lock (gate)
        {
            var all = spent.All + ((long)underWay.Values.Sum() * TypicalAnswer);
            var own = spent.Community + ((long)underWay.GetValueOrDefault(name) * TypicalAnswer);
            if (all >= model.TokensPerDay)
                return new Allowance(
                    $"the day's {Number(model.TokensPerDay)} tokens are used up; there are new ones at midnight UTC", () => { });
            if (own >= model.TokensPerCommunityPerDay)
                return new Allowance(
                    $"this community's {Number(model.TokensPerCommunityPerDay)} tokens of the day are used up; "
                    + "there are new ones at midnight UTC",
                    () => { });
            underWay[name] = underWay.GetValueOrDefault(name) + 1;
            return new Allowance(null, () => GiveBack(name));
        }
    }

    private DateTimeOffset Midnight() => new(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private void GiveBack(string name)
    {
        lock (gate)
            if (--underWay[name] == 0) underWay.Remove(name);
    }

    private static string Number(long? tokens) => tokens!.Value.ToString("N0", CultureInfo.InvariantCulture);

    /// <param name="Refusal">Why there is no room, as the end of a sentence; null where there is.</param>
    internal sealed record Allowance(string? Refusal, Action Return) : IDisposable
    {
        public void Dispose() => Return();
    }
}

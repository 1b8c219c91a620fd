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
    private const int TypicalAnswer = 3_500;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> underWay = new(StringComparer.Ordinal);

    /// <summary>
    /// Reserves tokens for one answer, or says why there are none. The caller disposes of the result after the answer is stored.
    /// </summary>
    /// <param name="community">The community of the asker; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The tokens spent so far cannot be read.</exception>
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

    /// <summary>A reservation of tokens.</summary>
    /// <param name="Refusal">Why the model may not be used, as the end of a sentence; null if it may.</param>
    /// <param name="Return">Gives the reserved tokens back.</param>
    internal sealed record Allowance(string? Refusal, Action Return) : IDisposable
    {
        public void Dispose() => Return();
    }
}

using NewsBot.Benchmarks.Fuzz.Generation;
using NewsBot.Benchmarks.Fuzz.Intake;

namespace NewsBot.Benchmarks.Fuzz;

/// <summary>Finds which items of a batch break a question, by halves, each tried in an archive of its own.</summary>
internal sealed class FuzzBisection(FuzzItems items, FuzzWeb web, FuzzLedger ledger, Action<string> note)
{
    public async Task FindAsync(BrokenQuestion broken, IReadOnlyList<FuzzItem> batch, CancellationToken cancellationToken)
    {
        if (!await BreaksAsync(broken, batch, cancellationToken))
        {
            note($"the last {batch.Count} items alone do not break it");
            return;
        }

        var guilty = batch;
        while (guilty.Count > 1)
        {
            var half = guilty.Take(guilty.Count / 2).ToList();
            var rest = guilty.Skip(guilty.Count / 2).ToList();
            if (await BreaksAsync(broken, half, cancellationToken)) guilty = half;
            else if (await BreaksAsync(broken, rest, cancellationToken)) guilty = rest;
            else break;
        }

        ledger.Keep(Fault.BrokenQuestion, broken.ToString(), guilty);
    }

    private async Task<bool> BreaksAsync(BrokenQuestion broken, IReadOnlyList<FuzzItem> given,
        CancellationToken cancellationToken)
    {
        await using var host = new FuzzTestHost();
        var intake = host.IntakeOf(items, web);
        foreach (var item in given)
        {
            try
            {
                await intake.GiveAsync(item, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                note($"{item.Name}: {exception.GetType().Name}");
            }
        }

        var now = await host.Questions.AskAsync(broken.Question, cancellationToken);
        return now.Any(other => FuzzLedger.Signature(other.What) == FuzzLedger.Signature(broken.What));
    }
}

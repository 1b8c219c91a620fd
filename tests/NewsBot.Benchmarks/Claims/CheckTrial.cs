using System.Diagnostics;
using NewsBot.Answering.Checks;
using NewsBot.Retrieval;
using NewsBot.Verification.Messages;

namespace NewsBot.Benchmarks.Claims;

/// <summary>How many sentences of one making came out how.</summary>
internal sealed class CheckTally(string name)
{
    private readonly Dictionary<ClaimStanding, int> standings = [];

    public string Name => name;

    public int Sentences { get; private set; }

    /// <summary>Those in which there was nothing to check.</summary>
    public int Skipped { get; set; }

    public void Add(ClaimStanding standing)
    {
        Sentences++;
        standings[standing] = standings.GetValueOrDefault(standing) + 1;
    }

    public double Share(params ClaimStanding[] of) =>
        Sentences == 0 ? 0 : (double)of.Sum(standing => standings.GetValueOrDefault(standing)) / Sentences;

    /// <summary>The share against which something was said to speak.</summary>
    public double ShareSpokenAgainst => Share(ClaimStanding.Contradicted, ClaimStanding.Disputed, ClaimStanding.Superseded);
}

/// <summary>Checks sentences as a member would, who names no passage: over the whole of what is held.</summary>
internal sealed class CheckTrial(MessageVerifier check, int perKind)
{
    // A message is about the news of the week.
    private static readonly TimeSpan Later = TimeSpan.FromDays(7);

    private readonly List<double> milliseconds = [];

    public IReadOnlyList<double> Milliseconds => milliseconds;

    /// <summary>Told of each verdict that was not expected.</summary>
    public Action<string, CoveredSentence, string, CheckedMessage>? Erred { get; init; }

    /// <param name="name">What the sentences are.</param>
    /// <param name="sentences">From which so many as are wanted are taken.</param>
    /// <param name="made">The sentence that is checked; null where it cannot be made of this one.</param>
    /// <param name="isExpected">Whether a verdict is right.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CheckTally> RunAsync(
        string name, IEnumerable<CoveredSentence> sentences, Func<CoveredSentence, string?> made,
            Func<ClaimStanding, bool> isExpected,
        CancellationToken cancellationToken)
    {
        var tally = new CheckTally(name);
        foreach (var sentence in sentences)
        {
            if (tally.Sentences == perKind) break;
            if (made(sentence) is not { } text) continue;
            var started = Stopwatch.GetTimestamp();
            var told = await check.CheckAsync(text, sentence.Article.Published + Later, Scope.All, cancellationToken);
            if (told.Claims.Count != 1)
            {
                tally.Skipped++;
                continue;
            }

            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            tally.Add(told.Claims[0].Standing);
            if (!isExpected(told.Claims[0].Standing)) Erred?.Invoke(name, sentence, text, told);
        }

        return tally;
    }
}

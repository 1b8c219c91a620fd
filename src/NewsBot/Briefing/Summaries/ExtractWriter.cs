using System.Globalization;
using NewsBot.Answering;
using NewsBot.Retrieval;

namespace NewsBot.Briefing.Summaries;

/// <summary>
/// Writes a summary of chosen sentences exactly as they were published, with the day before them where the days differ.
/// </summary>
internal sealed class ExtractWriter(IReadOnlyList<SummaryCandidate> chosen) : AnswerWriter
{
    public override WrittenBy Name => WrittenBy.Quotes;

    public override IAsyncEnumerable<DraftSentence> WriteAsync(
        Evidence evidence, IReadOnlyList<CandidateSentence> statements, WriterWork work, CancellationToken cancellationToken) =>
        Write().ToAsyncEnumerable();

    /// <summary>A sentence that is its own source.</summary>
    /// <param name="candidate">The sentence.</param>
    /// <param name="lead">What introduces it on a line of its own; empty where it goes on with the line.</param>
    public static DraftSentence Quote(SummaryCandidate candidate, string lead) =>
        new(candidate.Text.ReplaceLineEndings(" "), [new DraftSource(candidate.Evidence, candidate.Span)]) { Lead = lead };

    private IEnumerable<DraftSentence> Write()
    {
        var days = chosen.Select(Day).ToList();
        var isOneDay = days.Distinct().Count() == 1;
        return chosen.Select((candidate, i) =>
            Quote(candidate, isOneDay || (i > 0 && days[i] == days[i - 1]) ? "" : $"{days[i]}: "));
    }

    private static string Day(SummaryCandidate candidate) =>
        candidate.Published?.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "undated";
}

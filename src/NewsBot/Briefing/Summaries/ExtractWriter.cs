using System.Globalization;
using NewsBot.Answering;
using NewsBot.Retrieval;

namespace NewsBot.Briefing.Summaries;

/// <summary>
/// Writes a summary of sentences exactly as published, each with its day in front if the days differ.
/// </summary>
internal sealed class ExtractWriter(IReadOnlyList<SummaryCandidate> chosen) : AnswerWriter
{
    public override WrittenBy Kind => WrittenBy.Quotes;

    public override IAsyncEnumerable<DraftSentence> WriteAsync(
        Evidence evidence, IReadOnlyList<CandidateSentence> statements, WriterWork work, CancellationToken cancellationToken) =>
        WriteSentences().ToAsyncEnumerable();

    /// <summary>Creates a sentence that cites itself.</summary>
    /// <param name="candidate">The sentence to quote.</param>
    /// <param name="lead">The text in front of it, which starts a new line; empty to continue the line.</param>
    public static DraftSentence Quote(SummaryCandidate candidate, string lead) =>
        new(candidate.Text.ReplaceLineEndings(" "),
            [new DraftSource(candidate.Evidence, candidate.Span)])
        { Introduction = lead };

    private IEnumerable<DraftSentence> WriteSentences()
    {
        var days = chosen.Select(FormatDay).ToList();
        var isOneDay = days.Distinct().Count() == 1;
        return chosen.Select((candidate, i) =>
            Quote(candidate, isOneDay || (i > 0 && days[i] == days[i - 1]) ? "" : $"{days[i]}: "));
    }

    private static string FormatDay(SummaryCandidate candidate) =>
        candidate.Published?.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "undated";
}

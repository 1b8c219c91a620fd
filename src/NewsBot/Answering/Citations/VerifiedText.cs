using System.Diagnostics;
using System.Text;
using NewsBot.Retrieval;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Answering.Citations;

/// <summary>
/// An answer as it grows: the sentences that stood up to the check, with numbered citations, and those that did not, each
/// with the reason.
/// </summary>
internal sealed class VerifiedText(ArticleArchive archive, CitationAttributor sources, DateTimeOffset asOf)
{
    private readonly StringBuilder text = new();
    private readonly CitationList citations = new(archive);
    private readonly List<DroppedSentence> dropped = [];
    private readonly List<string> repaired = [];
    private readonly Stopwatch clock = new();

    /// <summary>What stood up, with markers; empty if nothing did.</summary>
    public string Text => text.ToString();

    public bool IsEmpty => text.Length == 0;

    /// <summary>What the markers point to, in their order.</summary>
    public IReadOnlyList<Citation> Citations => citations.All;

    /// <summary>What did not stand up.</summary>
    public IReadOnlyList<DroppedSentence> Dropped => dropped;

    /// <summary>The sentences whose marker was corrected.</summary>
    public IReadOnlyList<string> Repaired => repaired;

    /// <summary>How long the checks took.</summary>
    public TimeSpan Checking => clock.Elapsed;

    /// <summary>The number of a citation of what is said besides; null if it is not in the archive.</summary>
    public Task<int?> CiteAsync(EvidencePassage evidence, TextSpan span, CancellationToken cancellationToken) =>
        citations.NumberAsync(evidence, span, cancellationToken);

    /// <summary>Checks a sentence and, where it stands up, adds it.</summary>
    /// <returns>True if it was added.</returns>
    public async Task<bool> AddAsync(DraftSentence sentence, CancellationToken cancellationToken)
    {
        clock.Start();
        try
        {
            var found = sources.Check(sentence, asOf);
            var numbers = new List<int>();
            foreach (var source in found.Sources)
                if (await citations.NumberAsync(source.Evidence, source.Span!.Value, cancellationToken) is { } number
                    && !numbers.Contains(number)) numbers.Add(number);
            if (numbers.Count == 0)
            {
                dropped.Add(new DroppedSentence(sentence.Text, found.Why ?? "its source is not in the archive as it was cited"));
                return false;
            }

            if (found.IsRepaired) repaired.Add(sentence.Text);
            if (text.Length > 0) text.Append(sentence.Lead.Length > 0 ? '\n' : ' ');
            text.Append(FootnoteMarks.TakeOut(sentence.Lead + sentence.Text)).Append(' ')
                .AppendJoin("", numbers.Select(number => $"[{number}]"));
            return true;
        }
        finally
        {
            clock.Stop();
        }
    }
}

using System.Diagnostics;
using System.Text;
using NewsBot.Retrieval;
using NewsBot.Storage.Articles;
using NewsBot.Text;

namespace NewsBot.Answering.Citations;

/// <summary>
/// Builds an answer: collects the sentences that pass the check, with numbered citations, and those that fail it, each with the
/// reason.
/// </summary>
internal sealed class VerifiedText(ArticleArchive archive, CitationAttributor sources, DateTimeOffset asOf)
{
    private readonly StringBuilder text = new();
    private readonly CitationList citations = new(archive);
    private readonly List<DroppedSentence> dropped = [];
    private readonly List<string> repaired = [];
    private readonly Stopwatch stopwatch = new();

    /// <summary>The sentences that passed the check, with markers; empty if none did.</summary>
    public string Text => text.ToString();

    public bool IsEmpty => text.Length == 0;

    /// <summary>The citations, in the order of their markers.</summary>
    public IReadOnlyList<Citation> Citations => citations.All;

    /// <summary>The sentences that failed the check.</summary>
    public IReadOnlyList<DroppedSentence> Dropped => dropped;

    /// <summary>The sentences whose marker was corrected.</summary>
    public IReadOnlyList<string> Repaired => repaired;

    /// <summary>The time that the checks took.</summary>
    public TimeSpan CheckDuration => stopwatch.Elapsed;

    /// <summary>Returns the number of a citation outside the sentences; null if the archive does not have the text.</summary>
    public Task<int?> CiteAsync(EvidencePassage evidence, TextSpan span, CancellationToken cancellationToken) =>
        citations.GetOrAddNumberAsync(evidence, span, cancellationToken);

    /// <summary>Checks a sentence, and adds it if it passes.</summary>
    /// <returns>True if it was added.</returns>
    public async Task<bool> AddAsync(DraftSentence sentence, CancellationToken cancellationToken)
    {
        var check = await CheckAsync(sentence, cancellationToken);
        if (check.Reason is { } reason) Drop(new DroppedSentence(sentence.Text, reason));
        else await AddAsync(check, cancellationToken);
        return check.IsSupported;
    }

    /// <summary>Checks a sentence without adding it.</summary>
    public async Task<CheckedSentence> CheckAsync(DraftSentence sentence, CancellationToken cancellationToken)
    {
        stopwatch.Start();
        try
        {
            var attributed = await sources.AttributeAsync(sentence, asOf, cancellationToken);
            var found = new List<CheckedSource>();
            foreach (var source in attributed.Sources)
                if (await citations.FindQuoteAsync(source.Evidence, source.Span!.Value, cancellationToken) is { } quote)
                    found.Add(new CheckedSource(source.Evidence, source.Span.Value, quote));
            return found.Count > 0 ? new CheckedSentence(sentence, found, null) { IsRepaired = attributed.IsRepaired }
                : new CheckedSentence(sentence, [], attributed.Reason ?? "its source is not in the archive as it was cited");
        }
        finally
        {
            stopwatch.Stop();
        }
    }

    /// <summary>Adds a sentence that passed the check.</summary>
    public async Task AddAsync(CheckedSentence sentence, CancellationToken cancellationToken)
    {
        var numbers = new List<int>();
        foreach (var source in sentence.Sources)
            if (await citations.GetOrAddNumberAsync(source.Evidence, source.Span, cancellationToken) is { } number
                && !numbers.Contains(number)) numbers.Add(number);
        if (sentence.IsRepaired) repaired.Add(sentence.Draft.Text);
        if (text.Length > 0) text.Append(sentence.Draft.Introduction.Length > 0 ? '\n' : ' ');
        text.Append(FootnoteMarks.Remove(sentence.Draft.Introduction + sentence.Draft.Text)).Append(' ')
            .AppendJoin("", numbers.Select(number => $"[{number}]"));
    }

    /// <summary>Records a sentence that is left out.</summary>
    public void Drop(DroppedSentence sentence) => dropped.Add(sentence);
}

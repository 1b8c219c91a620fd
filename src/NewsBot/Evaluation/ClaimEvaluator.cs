using System.Diagnostics;
using NewsBot.Answering;
using NewsBot.Answering.Citations;

namespace NewsBot.Evaluation;

/// <summary>
/// Measures the check on sentences that a model wrote, as <see cref="VerifiedText"/> uses it: the cited passages first, then the
/// others that the model had.
/// </summary>
internal sealed class ClaimEvaluator(CitationAttributor attributor)
{
    /// <summary>Checks all claims of the files.</summary>
    /// <exception cref="RowFileException">A file cannot be read.</exception>
    public async Task<ClaimReport> EvaluateAsync(
        IReadOnlyList<string> files, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        var claims = new List<EvaluationClaim>();
        foreach (var file in files) claims.AddRange(await EvaluationClaim.ReadAsync(file, cancellationToken));
        var results = new List<ClaimResult>();
        foreach (var claim in claims)
        {
            results.Add(await CheckAsync(claim, cancellationToken));
            progress?.Report(new EvaluationProgress("checking claims", results.Count, claims.Count));
        }

        return new ClaimReport(results);
    }

    private async Task<ClaimResult> CheckAsync(EvaluationClaim claim, CancellationToken cancellationToken)
    {
        var sentence = new DraftSentence(
            claim.Claim, [.. claim.Cited.Select(number => new DraftSource(claim.Passages[number - 1], null))])
        {
            AvailablePassages = claim.Passages,
        };
        var watch = Stopwatch.StartNew();
        var attributed = await attributor.AttributeAsync(sentence, claim.AsOf, cancellationToken);
        watch.Stop();
        return new ClaimResult
        {
            Id = claim.Id,
            Claim = claim.Claim,
            Supported = claim.Supported,
            Kind = claim.Kind,
            Kept = attributed.Reason is null,
            Reason = attributed.Reason,
            Quotes = [.. attributed.Sources.Select(GetQuote)],
            Elapsed = watch.Elapsed,
        };
    }

    private static string GetQuote(DraftSource source)
    {
        var passage = source.Evidence.Passage;
        return source.Span is not { Length: > 0 } span ? passage.Article.Title
            : passage.Text.Substring(span.Start - passage.Span.Start, span.Length);
    }
}

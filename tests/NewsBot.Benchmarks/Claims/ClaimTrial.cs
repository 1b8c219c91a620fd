using System.Diagnostics;
using NewsBot.Verification;

namespace NewsBot.Benchmarks.Claims;

/// <param name="Caught">Of the false sentences, how many were found unsupported.</param>
/// <param name="Named">Of those, how many for what had been changed; a number for any kind of number.</param>
/// <param name="Dropped">Of the true ones that they were made of, how many were so too.</param>
internal sealed record KindResult(Falsehood Kind, int Sentences, int Caught, int Named, int Dropped)
{
    public double Recall => (double)Caught / Sentences;

    public double NamedShare => Caught == 0 ? 0 : (double)Named / Caught;

    /// <summary>Of what was found unsupported, the share that was.</summary>
    public double Precision => Caught + Dropped == 0 ? 1 : (double)Caught / (Caught + Dropped);
}

internal sealed record EditResult(string Rule, int Sentences, int Dropped);

/// <summary>Checks true sentences, the same made false, and true ones lightly edited.</summary>
internal sealed class ClaimTrial(ClaimChecker checker, IReadOnlyList<CoveredArticle> articles, int seed)
{
    /// <summary>So many of each kind and of each edit.</summary>
    public const int PerKind = 100;

    private readonly Random random = new(seed);

    private readonly List<Func<ClaimVerdict>> checks = [];

    /// <summary>Told of each error: what was expected, the sentence, its passage, the verdict.</summary>
    public Action<string, Pairing, ClaimVerdict>? Erred { get; init; }

    /// <summary>How long each check of the trial takes once the program is warm: the fastest of three, in microseconds.</summary>
    public IReadOnlyList<double> Time() =>
        [.. checks.Select(check => Enumerable.Range(0, 3).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            check();
            return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }))];

    public (IReadOnlyList<KindResult> Kinds, IReadOnlyList<EditResult> Edits) Run()
    {
        var sentences = new Queue<CoveredSentence>(Coverage.Sentences(articles, random));
        var falsifier = new Falsifier(articles, random);
        var kinds = Enum.GetValues<Falsehood>().Select(kind => Try(kind, sentences, falsifier)).ToList();
        return (kinds, [.. LightEdits.All.Select(rule => Try(rule.Key, rule.Value, sentences))]);
    }

    private KindResult Try(Falsehood kind, Queue<CoveredSentence> sentences, Falsifier falsifier)
    {
        var (tried, caught, named, dropped) = (0, 0, 0, 0);
        // What one kind had no use for is there for the next.
        for (var left = sentences.Count; left > 0 && tried < PerKind; left--)
        {
            var sentence = sentences.Dequeue();
            if (falsifier.Make(kind, sentence) is not { } lie)
            {
                sentences.Enqueue(sentence);
                continue;
            }

            tried++;
            var verdict = Check(lie);
            if (verdict.IsSupported) Erred?.Invoke($"missed {kind} of: {sentence.Text}", lie, verdict);
            else caught++;
            if (verdict.Discrepancies.Any(piece => Names(piece.Kind, kind))) named++;
            if (!IsSupported(new Pairing(sentence.Text, sentence.Article, sentence.Article.Passages[sentence.Passage]),
                $"dropped, {kind}")) dropped++;
        }

        return new KindResult(kind, tried, caught, named, dropped);
    }

    private EditResult Try(string rule, Func<string, string?> edit, Queue<CoveredSentence> sentences)
    {
        var (tried, dropped) = (0, 0);
        for (var left = sentences.Count; left > 0 && tried < PerKind; left--)
        {
            var sentence = sentences.Dequeue();
            sentences.Enqueue(sentence);
            if (edit(sentence.Text) is not { } edited) continue;
            tried++;
            if (!IsSupported(new Pairing(edited, sentence.Article, sentence.Article.Passages[sentence.Passage]),
                $"dropped, {rule}")) dropped++;
        }

        return new EditResult(rule, tried, dropped);
    }

    private static bool Names(DiscrepancyKind found, Falsehood made) => made switch
    {
        Falsehood.Number => found is DiscrepancyKind.Number or DiscrepancyKind.Amount or DiscrepancyKind.Percentage,
        Falsehood.Passage => true,
        _ => found.ToString() == made.ToString(),
    };

    private bool IsSupported(Pairing pairing, string ifNot)
    {
        var verdict = Check(pairing);
        if (!verdict.IsSupported) Erred?.Invoke(ifNot, pairing, verdict);
        return verdict.IsSupported;
    }

    private ClaimVerdict Check(Pairing pairing)
    {
        var article = pairing.Article;
        var source = new ClaimSource(pairing.Passage, article.Title, article.Outlet, article.Published, article.Body);
        var asOf = article.Published ?? DateTimeOffset.UnixEpoch;
        checks.Add(() => checker.Check(pairing.Sentence, source, asOf));
        return checks[^1]();
    }
}

using NewsBot.Llm;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Answering.Writing;

/// <summary>
/// The passages in a model's prompt, numbered from 1, with their sentences, numbered from 1 in each: [3.2] is the second sentence
/// of passage 3. Passages that follow one another in their article are shown as one.
/// </summary>
internal sealed class PromptPassages
{
    /// <summary>
    /// The most tokens of the passages. With the instructions, the question and the answer, this is half of a small model's
    /// context (8,192 tokens).
    /// </summary>
    public const int TokenBudget = 3000;

    // More of one article leave no room for what others say.
    private const int MaxPassagesOfArticle = 4;

    // Leaves room for the tags around the text if there is only one passage.
    private const int MaxPassageTokens = TokenBudget - 300;

    private PromptPassages(IReadOnlyList<PromptPassage> passages)
    {
        Passages = passages;
        Text = Format(passages);
    }

    /// <summary>The passages; the one with number n is at index n - 1.</summary>
    public IReadOnlyList<PromptPassage> Passages { get; }

    /// <summary>The text of the passages in the prompt.</summary>
    public string Text { get; }

    /// <summary>The passages of the evidence that are in the prompt, in its order.</summary>
    public IReadOnlyList<EvidencePassage> Evidence => [.. Passages.SelectMany(passage => passage.Parts)];

    /// <summary>The number of sentences of each passage.</summary>
    public IReadOnlyList<int> SentenceCounts => [.. Passages.Select(passage => passage.Sentences.Count)];

    /// <summary>An estimate of its tokens.</summary>
    public int EstimatedTokens => TokenCounter.Estimate(Text);

    /// <summary>
    /// Takes the best passages of <paramref name="evidence"/>: at least one, at most four of an article, and as many as fit into
    /// 3,000 tokens. They go by article, the best article first, and within it in reading order.
    /// </summary>
    /// <param name="evidence">The passages that bear on the question, the best first.</param>
    /// <param name="tokens">Counts tokens like the model does; null for an estimate.</param>
    public static PromptPassages Create(IReadOnlyList<EvidencePassage> evidence, TokenCounter? tokens = null)
    {
        tokens ??= new TokenCounter(null);
        var included = new List<EvidencePassage>();
        foreach (var passage in evidence)
        {
            var article = passage.Passage.Article.Id;
            if (included.Count(other => other.Passage.Article.Id == article) == MaxPassagesOfArticle) continue;
            if (included.Count > 0 && !tokens.Fits(Format(Arrange([.. included, passage], tokens)), TokenBudget)) break;
            included.Add(passage);
        }

        return new PromptPassages(Arrange(included, tokens));
    }

    /// <summary>Returns the sources that a sentence with these markers has.</summary>
    public IEnumerable<DraftSource> FindSources(IEnumerable<CitationMarker> markers) => markers.SelectMany(marker =>
    {
        var passage = Passages[marker.Passage - 1];
        return marker.Sentence is { } sentence ? [passage.Sentences[sentence - 1]]
            : passage.Parts.Select(part => new DraftSource(part, null));
    });

    private static List<PromptPassage> Arrange(IReadOnlyList<EvidencePassage> evidence, TokenCounter tokens)
    {
        var runs = new List<List<EvidencePassage>>();
        foreach (var article in evidence.GroupBy(passage => passage.Passage.Article.Id))
        {
            var last = (EvidencePassage?)null;
            foreach (var passage in article.OrderBy(passage => passage.Passage.Ordinal))
            {
                if (last is null || !Follows(last, passage)) runs.Add([]);
                runs[^1].Add(passage);
                last = passage;
            }
        }

        return [.. runs.Select(run => new PromptPassage(run, [.. run.SelectMany(part => ReadSentences(part, tokens))]))];
    }

    private static bool Follows(EvidencePassage first, EvidencePassage second) =>
        first.Passage.Article == second.Passage.Article && second.Passage.Ordinal == first.Passage.Ordinal + 1
        && second.Passage.Span.Start >= first.Passage.Span.End;

    private static IEnumerable<DraftSource> ReadSentences(EvidencePassage evidence, TokenCounter tokens)
    {
        var passage = evidence.Passage;
        var shown = "";
        foreach (var span in Sentences.Split(passage.Text))
        {
            var text = span.Cut(passage.Text);
            if (PromptText.FormatSentence(text).Length == 0) continue;
            shown += text;
            if (!tokens.Fits(shown, MaxPassageTokens)) break;
            yield return new DraftSource(evidence, null)
            {
                CitedSentence = new TextSpan(passage.Span.Start + span.Start, span.Length),
            };
        }
    }

    private static string Format(IReadOnlyList<PromptPassage> passages) =>
        string.Join('\n', passages.Select((passage, i) => FormatEntry(i + 1, passage)));

    private static string FormatEntry(int number, PromptPassage passage) =>
        $"<passage number=\"{number}\" {PromptText.FormatSource(passage.Parts[0].Passage.Article)}>\n"
            + string.Concat(passage.Sentences.Select((sentence, i) =>
                $"[{number}.{i + 1}] {PromptText.FormatSentence(sentence.CitedText)}\n"))
            + "</passage>\n";
}

/// <summary>A numbered passage of a prompt.</summary>
/// <param name="Parts">The passages of the evidence that it consists of, in reading order; at least one.</param>
/// <param name="Sentences">Its sentences, each with its span; the one with number n is at index n - 1.</param>
internal sealed record PromptPassage(IReadOnlyList<EvidencePassage> Parts, IReadOnlyList<DraftSource> Sentences);

using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Evaluation;

/// <summary>A sentence that a model wrote from passages, and whether they support it.</summary>
internal sealed record EvaluationClaim
{
    public required string Id { get; init; }

    /// <summary>One sentence, without markers.</summary>
    public required string Claim { get; init; }

    /// <summary>The numbers of the cited passages, from 1.</summary>
    public required IReadOnlyList<int> Cited { get; init; }

    /// <summary>The time for which it was written.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>True if the passages support it, by a reader's judgement.</summary>
    public required bool Supported { get; init; }

    /// <summary>What is wrong with it, in a word; null for none.</summary>
    public string? Kind { get; init; }

    /// <summary>All passages that its writer had.</summary>
    public required IReadOnlyList<EvidencePassage> Passages { get; init; }

    /// <summary>Reads all claims of a JSON Lines file.</summary>
    /// <inheritdoc cref="RowFile.ReadAsync"/>
    public static Task<IReadOnlyList<EvaluationClaim>> ReadAsync(string path, CancellationToken cancellationToken) =>
        RowFile.ReadAsync(path, "claim", Read, cancellationToken);

    private static EvaluationClaim Read(Row row)
    {
        var passages = ReadPassages(row.GetRows("passages"));
        var cited = row.GetNumbers("cited");
        if (cited.Any(number => number < 1 || number > passages.Count))
            throw row.CreateError("cited", $"must name passages by their numbers, 1 to {passages.Count}");
        return new EvaluationClaim
        {
            Id = row.GetText("id") ?? row.Location,
            Claim = row.GetText("claim") ?? throw row.CreateError("claim", "is missing"),
            Cited = cited,
            AsOf = row.GetInstant("as_of") ?? throw row.CreateError("as_of", "is missing"),
            Supported = row.GetFlag("supported") ?? throw row.CreateError("supported", "is missing"),
            Kind = row.GetText("kind"),
            Passages = passages,
        };
    }

    // The passages of an article get a place of their own each, as if the article held nothing else.
    private static List<EvidencePassage> ReadPassages(IReadOnlyList<Row> rows)
    {
        var passages = new List<EvidencePassage>();
        foreach (var row in rows)
        {
            var id = row.GetText("article_id") ?? throw row.CreateError("article_id", "is missing");
            var text = row.GetText("text") ?? throw row.CreateError("text", "is missing");
            var earlier = passages.Where(other => other.Passage.Article.Id == id).ToList();
            var start = earlier.Count == 0 ? 0 : earlier[^1].Passage.Span.End + 2;
            passages.Add(new EvidencePassage
            {
                Passage = new Passage
                {
                    Article = new ArticleReference(
                        id, 1, row.GetText("title") ?? "", row.GetText("outlet"), row.GetInstant("published"), null),
                    Span = new TextSpan(start, text.Length),
                    Ordinal = earlier.Count,
                    Text = text,
                },
                Score = 0,
            });
        }

        return passages;
    }
}

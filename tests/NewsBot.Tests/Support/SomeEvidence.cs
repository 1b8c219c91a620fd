using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Questions;
using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Tests.Support;

/// <summary>Evidence as it might have been retrieved.</summary>
internal static class SomeEvidence
{
    public const string DamText =
        "The Merrow dam was closed on Friday. Engineers found 14 cracks in its eastern wall. About 6,200 people left their "
            + "homes.";
    public const string CostText = "Repairs will cost 48 million crowns, the ministry said on Monday.";

    /// <summary>A comparison of words without a model, as with <c>NewsBot:Embeddings:Provider = None</c>.</summary>
    public static WordMeaning WithoutMeaning =>
        new(new Tokenizer(), new Thesaurus(new Tokenizer()), NullLogger<WordMeaning>.Instance);

    public static Evidence OfTwoPassages => Of(Passage(DamText, "The Harbour Post", start: 100), Passage(CostText, "The Ledger"));

    public static Evidence Of(params EvidencePassage[] passages) => About("What happened at the Merrow dam?", passages);

    public static Evidence About(string question, params EvidencePassage[] passages) => new()
    {
        Question = new Question
        {
            Text = question,
            AsOf = new DateTimeOffset(2025, 10, 17, 0, 0, 0, TimeSpan.Zero),
            Terms = [],
            Phrases = [],
            Kind = AnswerKind.Thing,
            Time = new TimeHint(Freshness.Soft),
        },
        Passages = passages,
        HasCoverage = true,
    };

    public static EvidencePassage Passage(string text, string? outlet = "The Harbour Post", int start = 0,
        string title = "Dam closed", bool isDated = true) => new()
        {
            Passage = new Passage
            {
                Article =
                new ArticleReference("a1", 1, title, outlet, isDated ? new DateTimeOffset(2025, 10, 3, 8, 0, 0, TimeSpan.Zero)
                    : null, null),
                Span = new TextSpan(start, text.Length),
                Ordinal = 0,
                Text = text,
            },
            Score = 1,
        };
}

using NewsBot.Text;
using NewsBot.Verification;
using Shouldly;

namespace NewsBot.Tests.Verification;

/// <summary>A checker, and short ways of asking it.</summary>
public abstract class ClaimTest
{
    /// <summary>A Friday.</summary>
    private protected static readonly DateTimeOffset Published = new(2025, 10, 3, 23, 10, 0, TimeSpan.Zero);

    private protected ClaimChecker Checker { get; } = new(new Tokenizer(), new Thesaurus(new Tokenizer()));

    private protected static ClaimSource Source(string passage, string title = "", string? outlet = null,
        string? neighbours = null) =>
        new(passage, title, outlet, Published, neighbours);

    private protected ClaimVerdict Check(string sentence, string passage, string title = "") =>
        Checker.Check(sentence, Source(passage, title), Published.AddDays(2));

    private protected void Holds(string sentence, string passage, string title = "") =>
        Check(sentence, passage, title).Discrepancies.ShouldBeEmpty($"“{sentence}” by “{passage}”");

    private protected Discrepancy Fails(DiscrepancyKind kind, string sentence, string passage, string title = "")
    {
        var verdict = Check(sentence, passage, title);
        verdict.IsSupported.ShouldBeFalse($"“{sentence}” by “{passage}”");
        verdict.SupportSpan.ShouldBeNull();
        verdict.Discrepancies.ShouldContain(piece =>
            piece.Kind == kind, $"“{sentence}”: {string.Join("; ", verdict.Discrepancies)}");
        return verdict.Discrepancies.First(piece => piece.Kind == kind);
    }
}

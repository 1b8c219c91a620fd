using NewsBot.Answering.Citations;
using NewsBot.Evaluation;
using NewsBot.Tests.Support;
using NewsBot.Text;
using NewsBot.Verification;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Evaluation;

public sealed class ClaimEvaluatorTests : IDisposable
{
    private readonly TempFolder folder = new();

    private readonly ClaimEvaluator evaluator =
        new(new CitationAttributor(new ClaimChecker(new Tokenizer(), new Thesaurus(new Tokenizer())), SomeEvidence.WithoutMeaning));

    private const string Passages = """
        "passages":[{"article_id":"a","title":"Dam closed","outlet":"Calveth Courier","published":"2025-10-17",
        "text":"The Merrow dam was closed on Friday. Engineers found 14 cracks in its eastern wall."}]
        """;

    [Fact]
    public async Task SharesKindsAndQuotesAreReported()
    {
        var report = await EvaluateAsync(
            Row("t", "Engineers found 14 cracks in its eastern wall.", true, null),
            Row("f", "Engineers found 19 cracks in its eastern wall.", false, "number"));

        (report.Claims, report.True, report.False, report.TrueDropped, report.FalseKept).ShouldBe((2, 1, 1, 0.0, 0.0));
        report.ByKind["number"].ShouldBe(new KindCount(1, 0));
        report.ByKind["none"].ShouldBe(new KindCount(1, 0));
        report.Results[0].Quotes.ShouldBe(["Engineers found 14 cracks in its eastern wall."]);
        report.Results[1].Reason.ShouldNotBeNull().ShouldContain("19");
    }

    [Fact]
    public async Task SharesWithoutRowsAreUnknown()
    {
        var report = await EvaluateAsync(Row("t", "Engineers found 14 cracks in its eastern wall.", true, null));

        report.FalseKept.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"claim":"A dam.","cited":[1],"as_of":"2025-10-20","supported":true,"passages":[]}""", "\"cited\" must name")]
    [InlineData("""{"cited":[],"as_of":"2025-10-20","supported":true,"passages":[]}""", "\"claim\" is missing")]
    [InlineData("""{"claim":"A dam.","as_of":"2025-10-20","supported":true,"passages":[7]}""", "must be a list of objects")]
    [InlineData("""{"claim":"A dam.","as_of":"2025-10-20","supported":true,"passages":[{"text":"A dam."}]}""",
        "passages[0]: \"article_id\" is missing")]
    public async Task BadRowNamesTheLineAndTheField(string row, string problem)
    {
        var exception = await Should.ThrowAsync<RowFileException>(() => EvaluateAsync(row));

        exception.Message.ShouldContain("claims.jsonl:1");
        exception.Message.ShouldContain(problem);
    }

    public void Dispose() => folder.Dispose();

    private async Task<ClaimReport> EvaluateAsync(params string[] rows)
    {
        var file = folder.Write("claims.jsonl", string.Join('\n', rows));
        return await evaluator.EvaluateAsync([file], null, TestContext.Current.CancellationToken);
    }

    private static string Row(string id, string claim, bool supported, string? kind) =>
        $$"""{"id":"{{id}}","claim":"{{claim}}","cited":[1],"as_of":"2025-10-20","supported":{{(supported ? "true" : "false")}},"""
            + $$"""{{(kind is null ? "" : $"\"kind\":\"{kind}\",")}}{{Passages.ReplaceLineEndings("")}}}""";
}

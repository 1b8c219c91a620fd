using System.Runtime.CompilerServices;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion;

/// <summary>
/// The sample coverage answers what it should; the bounds leave room for tuning, none for a quote that is not exact.
/// </summary>
public sealed class SampleCoverageTests : IAsyncDisposable
{
    private readonly TestHost host = new(("NewsBot:Embeddings:Provider", "Local"));

    [Fact]
    public async Task TheSampleAnswersItsQuestions()
    {
        var report =
            await host.Desk.Evaluator.EvaluateAsync(
                NewsBot.Ingestion.SampleCoverage.Folder, [Fixture()], null, TestContext.Current.CancellationToken);

        report.Failures.ShouldBeEmpty();
        report.QuotesExact.ShouldBe(1);
        report.HitAt(5).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(0.9);
        report.ReplyAnswer.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(0.7);
        report.FalseAbstain.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(0.2);
        // Four of ten are answered with what comes near: "a permanent successor is to be chosen".
        report.NullAbstain.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(0.6);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static string Fixture([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Fixtures", "sample-questions.jsonl");
}

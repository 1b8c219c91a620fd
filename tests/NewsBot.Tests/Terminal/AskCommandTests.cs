using NewsBot.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class AskCommandTests : TerminalTest
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    [Fact]
    public async Task TheAnswerIsFollowedByItsSources()
    {
        await RunAsync("ingest", DamFile());

        var ran = (await RunAsync("ask", Question)).ShouldBeDone();

        ran.Output.ShouldContain("] The Harbour Post, 3 October 2025: Three cracks found in Merrow Dam - https://post.example/dam");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task JsonIsOneDocumentWhoseQuotesAreExact()
    {
        await RunAsync("ingest", DamFile());

        var answer = (await RunAsync("ask", Question, "--json", "--as-of", "2025-10-20")).ShouldBeDone().Json;

        answer.EnumerateObject().Select(property => property.Name)
            .ShouldBe(
                ["question", "asked_as", "as_of", "outcome", "text", "citations", "dropped", "writer", "why_quoted", "tokens", "remembered", "timings_ms",
                    "nearest", "notices", "explanation"],
                ignoreOrder: true);
        answer.GetProperty("outcome").GetString().ShouldBe("Answered");
        answer.GetProperty("writer").GetString().ShouldBe("quotes");
        answer.GetProperty("as_of").GetDateTimeOffset().UtcDateTime.Date.ShouldBe(new DateTime(2025, 10, 20));
        foreach (var citation in answer.GetProperty("citations").EnumerateArray())
        {
            var (start, length) = (citation.GetProperty("start").GetInt32(), citation.GetProperty("length").GetInt32());
            citation.GetProperty("quote").GetString().ShouldBe(Support.Some.DamBody.Substring(start, length));
        }
    }

    [Fact]
    public async Task AnEmptyFolderIsAnsweredFromTheSample() =>
        (await RunAsync("ask", "Who found the cracks in the Merrow Dam?")).ShouldBeDone().Output.ShouldContain("sample coverage");

    [Fact]
    public async Task AQuestionNeedsNoQuotationMarksAndMayBeginWithAnySign()
    {
        await RunAsync("ingest", DamFile());

        (await RunAsync("ask", "@crack", "of", "the", "dam", "--json")).ShouldBeDone().Json.GetProperty("question").GetString().ShouldBe("@crack of the dam");
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "x", "--as-of", "soon")]
    [InlineData("ask", "x", "--nonsense")]
    [InlineData("frobnicate")]
    [InlineData("eval")]
    public async Task WrongUsageIsToldAndHasItsStatus(params string[] arguments)
    {
        var ran = await RunAsync(arguments);

        ran.Status.ShouldBe(CommandLine.WrongUsage);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldStartWith("newsbot: ");
    }

    [Fact]
    public async Task AnArchiveThatCannotBeUsedIsOneLineWithoutATrace()
    {
        await File.WriteAllTextAsync(Data, "a file where the folder should be", TestContext.Current.CancellationToken);

        var ran = await RunAsync("ask", "x");

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Error.TrimEnd().ShouldStartWith("newsbot: ");
        ran.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task HelpHasExamples() => (await RunAsync("ask", "--help")).ShouldBeDone().Output.ShouldContain("Examples:\n  newsbot ask \"");
}

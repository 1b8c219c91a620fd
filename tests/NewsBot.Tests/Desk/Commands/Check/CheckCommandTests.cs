using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using NewsBot.Tests.Support;
using NewsBot.Verification.Messages;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands.Check;

public sealed class CheckCommandTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    [Fact]
    public async Task EachClaimIsALineWithItsVerdictInWordsAndItsMarker()
    {
        var reply =
            await CheckAsync(
                "The Merrow Dam is 62 metres high and 310 metres long. The Grey Tern cost 25 million crowns. Taylor Swift "
                    + "sang in London on Friday.");

        reply.IsUsageError.ShouldBeFalse();
        var lines = reply.Text.Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("“The Merrow Dam is 62 metres high and 310 metres long.” Supported");
        lines[0].ShouldEndWith("[1].");
        lines[1].ShouldContain("Contradicted");
        lines[1].ShouldContain("“22 million crowns” instead of “25 million crowns” [2]");
        lines[2].ShouldContain("Not in the coverage");
        reply.Sources.Select(source => source.Number).ShouldBe([1, 2]);
        reply.Sources.ShouldAllBe(source => source.Quote != null);
        ReplyText.Format(reply).ShouldContain("[1] The Harbour Post, 3 October 2025");
    }

    [Fact]
    public async Task WithoutCoverageItIsCheckedAgainstTheSampleAndSaysSo() =>
        (await CheckAsync("The Merrow Dam is 62 metres high.")).Notices.ShouldContain(notice =>
            notice.Contains("sample coverage"));

    [Fact]
    public async Task TheSampleIsNotSeenBesideRealCoverage()
    {
        await CheckAsync("The Merrow Dam is 62 metres high.");
        await host.HoldingAsync(Some.Article("ferry", "Ilmar ferry sets out", Some.FerryBody));

        var reply = await CheckAsync("The Merrow Dam is 62 metres high. The electric ferry Ilmar carried 212 passengers.");

        reply.Check!.Claims.Select(claim => claim.Standing).ShouldBe([ClaimStanding.NotInCoverage, ClaimStanding.Supported]);
        reply.Notices.ShouldNotContain(notice => notice.Contains("sample coverage"));
    }

    [Theory]
    [InlineData("hello there")]
    [InlineData("Did Hallevik resign?")]
    public async Task WhereThereIsNothingToCheckItSaysWhatAClaimWouldBe(string text)
    {
        var reply = await CheckAsync(text);

        reply.IsUsageError.ShouldBeFalse();
        reply.Text.ShouldContain("A claim would be");
        reply.Sources.ShouldBeEmpty();
    }

    [Fact]
    public async Task ALongClaimIsQuotedShortOnOneLine()
    {
        var reply =
            await CheckAsync("The Merrow Dam, " + string.Concat(Enumerable.Repeat("which is old, ", 20)) + "is 62 metres high.");

        reply.Text.Split('\n').ShouldHaveSingleItem().Length.ShouldBeLessThan(400);
        reply.Text.ShouldContain("…”");
    }

    [Fact]
    public async Task AMomentThatIsNoneIsAUsageError()
    {
        var reply = await CheckAsync("The Merrow Dam is 62 metres high.", "soon");

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain("as_of");
    }

    [Fact]
    public async Task TheSameMessageGetsTheSameReply()
    {
        const string message = "1,340 people were evacuated from Merrowhaven. Dorn Hallevik resigned on Friday.";

        (await CheckAsync(message)).Text.ShouldBe((await CheckAsync(message)).Text);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Reply> CheckAsync(string text, string? asOf = null)
    {
        var options = new Dictionary<string, string> { ["text"] = text };
        if (asOf is not null) options["as_of"] = asOf;
        return host.HandleAsync(new Request("check", options), TestContext.Current.CancellationToken);
    }
}

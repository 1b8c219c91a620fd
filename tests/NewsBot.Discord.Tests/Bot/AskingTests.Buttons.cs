using NewsBot.Desk;
using NewsBot.Discord.Tests.Fake.Rest;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

public sealed partial class AskingTests
{
    [Fact]
    public async Task OutletsAreProposedWhileTheyAreTyped()
    {
        await using var host = await BotTestHost.StartAsync();

        var typed = await host.Ada.AutocompleteAsync(host.Channel, "ask", "outlet", "harb");

        (await typed.ChoicesAsync()).ShouldBe([new FakeChoice("The Harbour Post", "The Harbour Post")]);
    }

    [Fact]
    public async Task TheSourcesButtonShowsTheSentencesToWhoPressedIt()
    {
        await using var host = await BotTestHost.StartAsync();
        var reply = await host.ReplyToAsync(await host.AskAsync());

        var shown = await (await host.Mod.ClickAsync(reply, "Sources & quotes")).MessageAsync();

        shown.Reader.ShouldBe(host.Mod);
        shown.Content.ShouldContain($"> {BotTestHost.Answered}");
    }

    [Fact]
    public async Task TheFollowUpFormAsksOn()
    {
        await using var host = await BotTestHost.StartAsync();
        var reply = await host.ReplyToAsync(await host.AskAsync("Who noticed the cracks in the Merrow Dam?"));

        var form = await (await host.Ada.ClickAsync(reply, "Follow up")).ModalAsync();
        var answer = await (await host.Ada.SubmitAsync(form, ("text", "And how long is the longest?"))).MessageAsync();

        form.Title.ShouldBe("Follow up");
        answer.Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task AVoteIsThankedForInPrivate()
    {
        await using var host = await BotTestHost.StartAsync();
        var reply = await host.ReplyToAsync(await host.AskAsync());

        var thanks = await (await host.Ada.ClickAsync(reply, "Useful")).MessageAsync();

        (thanks.Reader, thanks.Content).ShouldBe((host.Ada, "Noted: it was useful. Thank you."));
    }

    [Fact]
    public async Task AMessageCommandAsksAboutWhatSomebodyWrote()
    {
        await using var host = await BotTestHost.StartAsync();
        var said = await host.Mod.SaysAsync(host.Channel, BotTestHost.Question);

        var answer = await (await host.Ada.MessageCommandAsync(said, "Ask about this")).MessageAsync();

        answer.Content.ShouldContain(BotTestHost.Answered);
    }

    [Fact]
    public async Task AMessageIsCheckedAgainstTheCoverage()
    {
        await using var host = await BotTestHost.StartAsync();
        var said = await host.Mod.SaysAsync(
            host.Channel,
            "The longest crack in the Merrow Dam is 17 metres long. "
            + "The electric ferry Ilmar carried 212 passengers on its first crossing. @everyone");

        var checkedAs = (await (await host.Ada.MessageCommandAsync(said, "Check against the coverage")).MessageAsync()).Content;

        checkedAs.ShouldContain("Contradicted");
        checkedAs.ShouldContain("has “14” instead of “17”");
        checkedAs.ShouldContain("Supported");
        checkedAs.ShouldContain("https://courier.example/ferry");
        Harmless(checkedAs);
    }

    [Fact]
    public async Task AChartIsAttached()
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];
        await using var host = await BotTestHost.StartAsync(
            adjust: Has("chart",
                new Reply { Text = "Articles a day", Files = [new ReplyFile("coverage.png", picture, "Articles a day")] }));

        var shown = await (await host.Ada.SlashAsync(host.Channel, "chart")).MessageAsync();

        var file = shown.Files.ShouldHaveSingleItem();
        file.Name.ShouldBe("coverage.png");
        file.Bytes.ToArray().ShouldBe(picture);
    }
}

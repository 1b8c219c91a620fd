using System.Globalization;
using System.Text;
using NewsBot.Discord.Tests.Fake;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>
/// A morning in a server, from the bot's start on. What is seen there, and how long it took, is written into the file that the
/// environment variable <c>NEWSBOT_TRANSCRIPT</c> names, if any.
/// </summary>
public sealed class ScenarioTests
{
    private const int Measured = 20;

    [Fact]
    public async Task AMorningInAServer()
    {
        await using var model = await ScriptedModel.StartAsync(ModelReplies.Says(
            "Inspector Joss Hadrell noticed three cracks in the Merrow Dam. [1] ", "The longest crack is 14 metres long. [1] ",
            "He was paid 3 million crowns. [1]"));
        var begin = TimeProvider.System.GetUtcNow();
        await using var host = await BotTestHost.StartAsync(
            null, null, [.. AskingTests.Model(model), "--NewsBot:Quota:QuestionsPerMember=100"]);
        var ready = TimeProvider.System.GetUtcNow() - begin;

        var question = await host.AskAsync("What was noticed in the Merrow Dam?");
        var reply = await host.ReplyToAsync(question);
        await (await host.Mod.ClickAsync(reply, "Sources & quotes")).MessageAsync();
        await (await host.Ada.ClickAsync(reply, "Useful")).MessageAsync();
        var form = await (await host.Ada.ClickAsync(reply, "Follow up")).ModalAsync();
        await (await host.Ada.SubmitAsync(form, ("text", "And how long is the longest crack?"))).MessageAsync();
        await (await host.Ada.SlashAsync(
                host.Channel, "ask", ("question", "How many passengers did the ferry Ilmar carry?"), ("private", true)))
            .MessageAsync();
        await (await host.Ada.AutocompleteAsync(host.Channel, "ask", "outlet", "cal")).ChoicesAsync();
        var said = await host.Mod.SaysAsync(host.Channel, "The longest crack in the Merrow Dam is 17 metres long.");
        await (await host.Ada.MessageCommandAsync(said, "Ask about this")).MessageAsync();
        await (await host.Ada.MessageCommandAsync(said, "Check against the coverage")).MessageAsync();
        await (await host.Ada.SlashAsync(host.Channel, "sources")).MessageAsync();
        await (await host.Mod.SlashAsync(host.Channel, "settings", ("answers", "thread"))).MessageAsync();
        await host.ReplyToAsync(await host.AskAsync("Who won the World Cup in 2030?"));
        var third = await host.AskAsync("Who noticed the cracks in the Merrow Dam?");
        await host.Discord.UntilAsync(() => third.Thread is not null, "a thread");
        await host.Discord.BotSaysAsync(third.Thread!);
        await host.Ada.DirectAsync("Who is the captain of the ferry Ilmar?");
        await host.Discord.BotSaysAsync(host.Ada.Direct);
        await (await host.Ada.SlashAsync(host.Channel, "privacy")).MessageAsync();
        var transcript = Transcript(host, begin);
        await (await host.Mod.SlashAsync(host.Channel, "settings", ("answers", "channel"))).MessageAsync();

        reply.Content.ShouldContain("The longest crack is 14 metres long.");
        reply.Content.ShouldNotContain("3 million");
        reply.Content.ShouldContain("was left out");
        host.Discord.BotMessages.ShouldAllBe(message => !message.Pings.Anyone);
        if (Environment.GetEnvironmentVariable("NEWSBOT_TRANSCRIPT") is not { Length: > 0 } file) return;
        var text = new StringBuilder(transcript).AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"ready and commands published after {ready.TotalMilliseconds:0} ms");
        await MeasureAsync(host, text);
        await File.WriteAllTextAsync(file, text.ToString(), TestContext.Current.CancellationToken);
    }

    private static async Task MeasureAsync(BotTestHost host, StringBuilder text)
    {
        var (first, last) = (new List<double>(), new List<double>());
        for (var i = 0; i < Measured; i++)
        {
            var question = await host.AskAsync($"What was noticed in the Merrow Dam on Friday, and how long is crack {i}?");
            var reply = await host.ReplyToAsync(question);
            first.Add((reply.At - question.At).TotalMilliseconds);
            last.Add(((reply.Edits.Count == 0 ? reply.At : reply.Edits[^1].At) - question.At).TotalMilliseconds);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"mention to the first that is seen: {Spread(first)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"mention to the whole reply: {Spread(last)}");
    }

    private static string Spread(List<double> times)
    {
        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture, $"p50 {times[times.Count / 2]:0} ms, p95 {times[(int)(times.Count * .95)]:0} ms");
    }

    private static string Transcript(BotTestHost host, DateTimeOffset begin)
    {
        var events = new List<(DateTimeOffset At, string Text)>();
        var messages = host.Guild.Channels
            .Concat(host.Guild.Channels.SelectMany(channel => channel.Messages)
                .Select(message => message.Thread).OfType<FakeChannel>())
            .Append(host.Ada.Direct).Distinct().SelectMany(channel => channel.Messages)
            .Concat(host.Discord.Interactions.SelectMany(one => one.FollowUps)).Distinct();
        foreach (var message in messages)
        {
            var where = $"{message.Author.Name} in {message.Channel.Name}"
                + (message.Ephemeral ? $", for {message.Reader!.Name} alone" : "");
            // What was there before an edit is not kept; the first is what it replaced.
            if (message.Edits.Count == 0) events.Add((message.At, $"{where}: {message.Content}{Buttons(message)}"));
            foreach (var edit in message.Edits)
                events.Add((edit.At, $"{where}, edited: {edit.Content}{(edit == message.Edits[^1] ? Buttons(message) : "")}"));
        }

        events.AddRange(host.Discord.Interactions.Select(one => (
            one.CreatedAt,
            $"{one.User.Name} in {one.Channel.Name}, {one.Type.ToString().ToLowerInvariant()} {one.Name} "
                + $"(answered after {one.ResponseDelay?.TotalMilliseconds:0} ms)")));
        var text = new StringBuilder();
        foreach (var (at, line) in events.OrderBy(one => one.At))
            text.AppendLine(
                CultureInfo.InvariantCulture, $"{(at - begin).TotalSeconds,7:0.000}  {line.ReplaceLineEndings("\n         ")}");
        return text.ToString();
    }

    private static string Buttons(FakeMessage message) =>
        message.Buttons.Count == 0 ? "" : $"\n[{string.Join("] [", message.Buttons.Select(button => button.Label))}]";
}

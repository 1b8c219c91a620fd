using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>The dated events of a topic.</summary>
internal sealed class TimelineCommand : TerminalCommand
{
    private readonly Argument<string[]> topic = Words("TOPIC", "What it is to be about; quotation marks may be left out");

    private readonly Option<string?> since = new("--since")
    {
        Description = "The day (UTC) that it begins on; articles published earlier are not looked at",
        HelpName = "DATE",
    };

    private readonly Option<string?> until = new("--until") { Description = "The day (UTC) that it ends on", HelpName = "DATE" };

    private readonly Option<string?> outlet = new("--outlet")
    {
        Description = "Whose articles are looked at; several with commas between them",
        HelpName = "NAMES",
    };

    private readonly Option<bool> isLong = new("--long") { Description = "Up to 25 events instead of 12" };

    public TimelineCommand(SharedOptions shared, Screen screen)
        : base("timeline", "Tells the dated events of a topic in order, each in a sentence of the coverage.", shared, screen)
    {
        Arguments.Add(topic);
        Options.Add(since);
        Options.Add(until);
        Options.Add(outlet);
        Options.Add(isLong);
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot timeline Merrow Dam",
            "newsbot timeline \"Merrow Dam\" --since 2025-10-06 --until 2025-10-12 --outlet \"The Harbour Post\" --json",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = new Dictionary<string, string> { ["topic"] = string.Join(' ', arguments.GetRequiredValue(topic)) };
        if (arguments.GetValue(since) is { } first) options["since"] = first;
        if (arguments.GetValue(until) is { } last) options["until"] = last;
        if (arguments.GetValue(outlet) is { } names) options["outlet"] = names;
        if (arguments.GetValue(isLong)) options["length"] = "long";
        var reply = await desk.HandleAsync(new Request(Name, options) { OnWaiting = OnWaiting }, cancellationToken);
        if (reply.IsUsageError) return WrongUsage(reply.Text);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Of(reply.Timeline!, reply.Notices));
        else Screen.Reply(reply);
        return CommandLine.Done;
    }
}

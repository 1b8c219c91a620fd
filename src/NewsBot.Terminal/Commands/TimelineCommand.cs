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

    private readonly Option<string?> picture = PictureOption();

    public TimelineCommand(SharedOptions shared, Screen screen)
        : base("timeline", "Tells the dated events of a topic in order, each in a sentence of the coverage.", shared, screen)
    {
        Arguments.Add(topic);
        Options.Add(since);
        Options.Add(until);
        Options.Add(outlet);
        Options.Add(isLong);
        Options.Add(picture);
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot timeline Merrow Dam",
            "newsbot timeline Merrow Dam --long --picture timeline.png",
            "newsbot timeline \"Merrow Dam\" --since 2025-10-06 --until 2025-10-12 --outlet \"The Harbour Post\" --json",
        ];

    protected override Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken) =>
        CarryOutAsync(
        desk, arguments,
        new Dictionary<string, string?>
        {
            ["topic"] = string.Join(' ', arguments.GetRequiredValue(topic)),
            ["since"] = arguments.GetValue(since),
            ["until"] = arguments.GetValue(until),
            ["outlet"] = arguments.GetValue(outlet),
            ["length"] = arguments.GetValue(isLong) ? "long" : null,
        },
        cancellationToken, arguments.GetValue(picture));
}

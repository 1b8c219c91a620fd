using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>The top stories of a period.</summary>
internal sealed class BriefCommand : TerminalCommand
{
    private readonly Argument<string?> period = new("PERIOD")
    {
        Description = "today (since midnight UTC), day (the last 24 hours, which is usual) or week",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> since = new("--since")
    {
        Description = "The day or instant (UTC) that it begins with, in place of a period",
        HelpName = "DATE",
    };

    private readonly Option<string?> until = new("--until")
    {
        Description = "The day or instant (UTC) that it ends with; usually now",
        HelpName = "DATE",
    };

    private readonly Option<string?> outlet = new("--outlet")
    {
        Description = "Whose articles are looked at; several with commas between them",
        HelpName = "NAMES",
    };

    private readonly Option<string?> language =
        new("--language") { Description = "The language of the articles, as en or de", HelpName = "CODE" };

    public BriefCommand(SharedOptions shared, Screen screen)
        : base("brief", "Tells the top stories of a period, each in a sentence of the coverage.", shared, screen)
    {
        Arguments.Add(period);
        Options.Add(since);
        Options.Add(until);
        Options.Add(outlet);
        Options.Add(language);
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["newsbot brief", "newsbot brief week --outlet \"The Harbour Post\"",
            "newsbot brief --since 2025-10-03 --until 2025-10-05 --json"];

    protected override Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken) =>
        CarryOutAsync(
        desk, arguments,
        new Dictionary<string, string?>
        {
            ["period"] = arguments.GetValue(period),
            ["since"] = arguments.GetValue(since),
            ["until"] = arguments.GetValue(until),
            ["outlet"] = arguments.GetValue(outlet),
            ["language"] = arguments.GetValue(language),
        },
        cancellationToken);
}

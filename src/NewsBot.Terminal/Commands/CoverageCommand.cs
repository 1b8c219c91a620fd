using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>How much was published on a topic, or is held at all.</summary>
internal sealed class CoverageCommand : TerminalCommand
{
    private readonly Argument<string[]> topic =
        Words("TOPIC", "What it is to be about; quotation marks may be left out. Without it, everything that is held");

    private readonly Option<string?> since = new("--since")
    {
        Description = "Only articles published on that day (UTC) or later, or from that instant on",
        HelpName = "DATE",
    };

    private readonly Option<string?> until = new("--until")
    {
        Description = "Only articles published until the end of that day (UTC) or until that instant",
        HelpName = "DATE",
    };

    private readonly Option<string?> outlet = new("--outlet")
    {
        Description = "Whose articles are counted; several with commas between them",
        HelpName = "NAMES",
    };

    private readonly Option<string?> picture = PictureOption();

    public CoverageCommand(SharedOptions shared, Screen screen)
        : base("coverage", "Counts the coverage of a topic or of everything: when, by whom, on whose word, and gaps.", shared,
            screen)
    {
        topic.Arity = ArgumentArity.ZeroOrMore;
        Arguments.Add(topic);
        foreach (var option in new[] { since, until, outlet, picture }) Options.Add(option);
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["newsbot coverage", "newsbot coverage Merrow Dam --picture coverage.png", "newsbot coverage --since 2025-10-01 --json"];

    protected override Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken) =>
        CarryOutAsync(
        desk, arguments,
        new Dictionary<string, string?>
        {
            ["topic"] = arguments.GetValue(topic) is { Length: > 0 } words ? string.Join(' ', words) : null,
            ["since"] = arguments.GetValue(since),
            ["until"] = arguments.GetValue(until),
            ["outlet"] = arguments.GetValue(outlet),
        },
        cancellationToken, arguments.GetValue(picture));
}

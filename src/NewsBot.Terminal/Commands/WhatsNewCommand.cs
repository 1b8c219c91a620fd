using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>What is new since a moment.</summary>
internal sealed class WhatsNewCommand : TerminalCommand
{
    private readonly Argument<string[]> topic =
        Words("TOPIC", "What it is to be about; quotation marks may be left out, and all of it for everything");

    private readonly Option<string?> since = new("--since")
    {
        Description = "The day or instant (UTC) from which on; otherwise the last 24 hours",
        HelpName = "DATE",
    };

    private readonly Option<string?> outlet = new("--outlet")
    {
        Description = "Whose articles are looked at; several with commas between them",
        HelpName = "NAMES",
    };

    public WhatsNewCommand(SharedOptions shared, Screen screen)
        : base("whatsnew", "Tells what is new since a moment: stories, numbers, corrections.", shared, screen)
    {
        topic.Arity = ArgumentArity.ZeroOrMore;
        Arguments.Add(topic);
        Options.Add(since);
        Options.Add(outlet);
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["newsbot whatsnew", "newsbot whatsnew Merrow Dam --since 2025-10-06 --json"];

    protected override Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken) =>
        CarryOutAsync(
        desk, arguments,
        new Dictionary<string, string?>
        {
            ["topic"] = arguments.GetValue(topic) is { Length: > 0 } words ? string.Join(' ', words) : null,
            ["since"] = arguments.GetValue(since),
            ["outlet"] = arguments.GetValue(outlet),
        },
        cancellationToken);
}

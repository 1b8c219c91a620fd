using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>What the coverage says of a topic, in a few sentences.</summary>
internal sealed class SummaryCommand : TerminalCommand
{
    private readonly Argument<string[]> topic = Words("TOPIC", "What it is to be about; quotation marks may be left out");

    private readonly Option<string?> since = new("--since")
    {
        Description = "The day or instant (UTC) from which on articles are looked at; undated ones are not",
        HelpName = "DATE",
    };

    private readonly Option<string?> until = new("--until")
    {
        Description = "The day or instant (UTC) up to which articles are looked at",
        HelpName = "DATE",
    };

    private readonly Option<string?> outlet = new("--outlet")
    {
        Description = "Whose articles are looked at; several with commas between them",
        HelpName = "NAMES",
    };

    private readonly Option<string?> language =
        new("--language") { Description = "The language of the articles, as en or de", HelpName = "CODE" };

    private readonly Option<string?> length = new("--length")
    {
        Description = "short (3 sentences), medium (5, which is usual) or long (8)",
        HelpName = "LENGTH",
    };

    public SummaryCommand(SharedOptions shared, Screen screen)
        : base("summary", "Sums up what the coverage says of a topic, with its sources.", shared, screen)
    {
        Arguments.Add(topic);
        Options.Add(since);
        Options.Add(until);
        Options.Add(outlet);
        Options.Add(language);
        Options.Add(length);
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["newsbot summary Merrow Dam", "newsbot summary \"Merrow Dam\" --length long --since 2025-10-10 --json"];

    protected override Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken) =>
        CarryOutAsync(
        desk, arguments,
        new Dictionary<string, string?>
        {
            ["topic"] = string.Join(' ', arguments.GetRequiredValue(topic)),
            ["since"] = arguments.GetValue(since),
            ["until"] = arguments.GetValue(until),
            ["outlet"] = arguments.GetValue(outlet),
            ["language"] = arguments.GetValue(language),
            ["length"] = arguments.GetValue(length),
        },
        cancellationToken);
}

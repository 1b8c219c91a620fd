using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>Who says what of a topic, and where they differ.</summary>
internal sealed class CompareCommand : TerminalCommand
{
    private readonly Argument<string[]> topic = Words("TOPIC", "What is to be compared; quotation marks may be left out");

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
        Description = "Whose articles are compared; several with commas between them",
        HelpName = "NAMES",
    };

    public CompareCommand(SharedOptions shared, Screen screen)
        : base("compare", "Tells who says what of a topic, and which numbers, dates, names and quotations differ.", shared,
            screen)
    {
        Arguments.Add(topic);
        foreach (var option in new[] { since, until, outlet }) Options.Add(option);
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["newsbot compare Merrow Dam evacuees", "newsbot compare \"Merrow Dam\" --since 2025-10-04 --until 2025-10-08 --json"];

    protected override Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken) =>
        CarryOutAsync(
        desk, arguments,
        new Dictionary<string, string?>
        {
            ["topic"] = string.Join(' ', arguments.GetRequiredValue(topic)),
            ["since"] = arguments.GetValue(since),
            ["until"] = arguments.GetValue(until),
            ["outlet"] = arguments.GetValue(outlet),
        },
        cancellationToken);
}

using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>What somebody said, word for word.</summary>
internal sealed class QuotesCommand : TerminalCommand
{
    private readonly Argument<string[]> person =
        Words("PERSON", "Who: a full name or a surname; quotation marks may be left out");

    private readonly Option<string?> topic = new("--topic") { Description = "What about, in a few words", HelpName = "WORDS" };

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
        Description = "Only articles of that outlet; several with commas between them",
        HelpName = "NAME",
    };

    public QuotesCommand(SharedOptions shared, Screen screen)
        : base("quotes", "Tells what somebody said, word for word, with its sources.", shared, screen)
    {
        Arguments.Add(person);
        foreach (var option in new[] { topic, since, until, outlet }) Options.Add(option);
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["newsbot quotes Dorn Hallevik", "newsbot quotes Sollick --topic drains --json"];

    protected override Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken) =>
        CarryOutAsync(
        desk, arguments,
        new Dictionary<string, string?>
        {
            ["person"] = string.Join(' ', arguments.GetRequiredValue(person)),
            ["topic"] = arguments.GetValue(topic),
            ["since"] = arguments.GetValue(since),
            ["until"] = arguments.GetValue(until),
            ["outlet"] = arguments.GetValue(outlet),
        },
        cancellationToken);
}

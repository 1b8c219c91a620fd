using System.CommandLine;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>What somebody said, word for word.</summary>
internal sealed class QuotesCommand : TerminalCommand
{
    private readonly Argument<string[]> person = Words("PERSON", "Who: a full name or a surname; quotation marks may be left out");

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
        foreach (var option in Given.Values) Options.Add(option);
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["newsbot quotes Dorn Hallevik", "newsbot quotes Sollick --topic drains --json"];

    // By the names that the desk's command has for them.
    private Dictionary<string, Option<string?>> Given => new() { ["topic"] = topic, ["since"] = since, ["until"] = until, ["outlet"] = outlet };

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var options = new Dictionary<string, string> { ["person"] = string.Join(' ', arguments.GetRequiredValue(person)) };
        foreach (var (name, option) in Given)
            if (arguments.GetValue(option) is { } given) options[name] = given;
        var reply = await desk.HandleAsync(new Request(Name, options) { OnWaiting = OnWaiting }, cancellationToken);
        if (reply.IsUsageError) return WrongUsage(reply.Text);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Of(reply.Quotes!, reply.Notices));
        else Screen.Reply(reply);
        return CommandLine.Done;
    }
}

using System.CommandLine;
using NewsBot.Desk;
using NewsBot.Desk.Commands;

namespace NewsBot.Terminal.Commands;

/// <summary>One question, one answer.</summary>
internal sealed class AskCommand : TerminalCommand
{
    private readonly Argument<string[]> question = Words("QUESTION", "What to ask; quotation marks may be left out");

    private readonly Option<string?> asOf = new("--as-of")
    {
        Description = "Answer as of that day (until its end, UTC) or instant; nothing published later is seen",
        HelpName = "DATE",
    };

    private readonly Option<string?> since = new("--since")
    {
        Description = "Look only at articles from that day or instant on (UTC); undated ones are left out",
        HelpName = "DATE",
    };

    private readonly Option<string?> outlet = new("--outlet")
    {
        Description = "Look only at articles of these outlets, with commas between them",
        HelpName = "NAME",
    };

    private readonly Option<string?> language = new("--language")
    {
        Description = "Look only at articles in that language or of unknown one; default: what the community set, else all",
        HelpName = "CODE",
    };

    private readonly Option<string?> community = CommunityOption();

    private readonly Option<bool> explain = new("--explain")
    {
        Description = "Show also how the question was read, what was found, sent to the model, corrected and left out",
    };

    public AskCommand(SharedOptions shared, Screen screen)
        : base("ask", "Answers a question from the coverage held, with its sources.", shared, screen)
    {
        Arguments.Add(question);
        Options.Add(asOf);
        Options.Add(since);
        Options.Add(outlet);
        Options.Add(language);
        Options.Add(community);
        Options.Add(explain);
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot ask \"Who found the cracks in the Merrow Dam?\"",
            "newsbot ask \"How many people were evacuated?\" --as-of 2025-10-05 --json",
            "newsbot ask \"What was found in the dam?\" --since 2025-10-01 --outlet \"The Harbour Post\"",
            "newsbot ask \"How high is the Merrow Dam?\" --explain",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        desk.Prepare();
        var given = arguments.GetValue(asOf);
        if (!DateInput.TryRead(given, out var moment)) return WrongUsage($"--as-of: {DateInput.Problem(given!)}");
        var options = new Dictionary<string, string>();
        if (arguments.GetValue(since) is { } from) options["since"] = from;
        if (arguments.GetValue(outlet) is { } outlets) options["outlet"] = outlets;
        if (arguments.GetValue(language) is { } code) options["language"] = code;
        var growing = IsJson(arguments) ? null : Screen.Growing();
        var request = new Request(Name, options)
        {
            Community = arguments.GetValue(community),
            OnWaiting = OnWaiting,
            Progress = growing,
            Explain = arguments.GetValue(explain),
        };
        var reply =
            await desk.AskAsync(string.Join(' ', arguments.GetRequiredValue(question)), moment, request, cancellationToken);
        if (reply.IsUsageError) return WrongUsage(reply.Text);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Indent(Json.DocumentOf(reply)));
        else Screen.Reply(reply, growing);
        return CommandLine.Done;
    }
}

using System.CommandLine;
using NewsBot.Desk;

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

    private readonly Option<bool> explain = new("--explain")
    {
        Description = "Show also how the question was read, what was found, sent to the model, corrected and left out",
    };

    public AskCommand(SharedOptions shared, Screen screen)
        : base("ask", "Answers a question from the coverage held, with its sources.", shared, screen)
    {
        Arguments.Add(question);
        Options.Add(asOf);
        Options.Add(explain);
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot ask \"Who found the cracks in the Merrow Dam?\"",
            "newsbot ask \"How many people were evacuated?\" --as-of 2025-10-05 --json",
            "newsbot ask \"How high is the Merrow Dam?\" --explain",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        desk.Prepare();
        var given = arguments.GetValue(asOf);
        if (!Moment.TryRead(given, out var moment)) return WrongUsage($"--as-of: {Moment.Problem(given!)}");
        var growing = IsJson(arguments) ? null : Screen.Growing();
        var request = new Request(Name, new Dictionary<string, string>())
        {
            OnWaiting = OnWaiting,
            Progress = growing,
            Explain = arguments.GetValue(explain),
        };
        var reply = await desk.AskAsync(string.Join(' ', arguments.GetRequiredValue(question)), moment, request, cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Of(reply.Answer!));
        else Screen.Reply(reply, growing);
        return CommandLine.Done;
    }
}

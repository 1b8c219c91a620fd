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

    public AskCommand(SharedOptions shared, Screen screen)
        : base("ask", "Answers a question from the coverage held, with its sources.", shared, screen)
    {
        Arguments.Add(question);
        Options.Add(asOf);
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot ask \"Who found the cracks in the Merrow Dam?\"",
            "newsbot ask \"How many people were evacuated?\" --as-of 2025-10-05 --json",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var given = arguments.GetValue(asOf);
        if (!Moment.TryRead(given, out var moment)) return WrongUsage($"--as-of: {Moment.Problem(given!)}");
        var reply = await desk.AskAsync(string.Join(' ', arguments.GetRequiredValue(question)), moment, null, OnWaiting, cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Of(reply.Answer!));
        else Screen.Reply(reply);
        return CommandLine.Done;
    }
}

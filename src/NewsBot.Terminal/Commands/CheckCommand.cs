using System.CommandLine;
using NewsBot.Desk;
using NewsBot.Desk.Commands;

namespace NewsBot.Terminal.Commands;

/// <summary>A text, checked claim by claim.</summary>
internal sealed class CheckCommand : TerminalCommand
{
    private readonly Argument<string[]> text = Words("TEXT", "What to check; quotation marks may be left out");

    private readonly Option<string?> asOf = new("--as-of")
    {
        Description = "Check as of that day (until its end, UTC) or instant; nothing published later is seen",
        HelpName = "DATE",
    };

    public CheckCommand(SharedOptions shared, Screen screen)
        : base("check", "Checks what somebody wrote against the coverage held, claim by claim.", shared, screen)
    {
        Arguments.Add(text);
        Options.Add(asOf);
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot check \"The Merrow Dam is 70 metres high.\"",
            "newsbot check \"1,340 people were evacuated from Merrowhaven.\" --as-of 2025-10-05 --json",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var given = arguments.GetValue(asOf);
        if (!DateInput.TryRead(given, out _)) return WrongUsage($"--as-of: {DateInput.Problem(given!)}");
        return await CarryOutAsync(
            desk, arguments,
            new Dictionary<string, string?> { ["text"] = string.Join(' ', arguments.GetRequiredValue(text)), ["as_of"] = given },
            cancellationToken);
    }
}

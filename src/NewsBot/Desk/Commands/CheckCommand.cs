using NewsBot.Answering.Checks;
using NewsBot.Verification.Messages;

namespace NewsBot.Desk.Commands;

/// <summary>Something that somebody wrote, checked against the coverage held.</summary>
internal sealed class CheckCommand(ScopeResolver coverage, MessageVerifier check) : Command
{
    public const string Text = "text";

    private const string NotEverything = "Not in the coverage does not mean untrue: only what is held was looked at.";

    public override string Name => "check";

    public override string Description => "Checks what somebody wrote against the coverage held, claim by claim";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(
            Text, OptionType.Text, "what to check: one sentence or several that say that something is so", IsRequired: true),
        new CommandOption(AskCommand.AsOf, OptionType.Moment, "the day or instant to check for; nothing published later is seen"),
        new CommandOption(AskCommand.Private, OptionType.Flag, "yes: only you see the reply"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
        ["/check The Merrow Dam is 70 metres high.", "/check 1,340 people were evacuated from Merrowhaven. as_of:2025-10-05"];

    // It searches once a claim, and is asked by members as questions are.
    public override bool IsQuestion => true;

    public override string ForMessages => "Check against the coverage";

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (!DateInput.TryRead(request[AskCommand.AsOf], out var asOf))
            return Reply.Usage(DateInput.Problem(request[AskCommand.AsOf]!));
        var (sight, problem) = await coverage.LookAsync(request, asOf, cancellationToken);
        if (problem is not null) return problem;
        var message = await check.CheckAsync(request[Text] ?? "", asOf, sight.Scope, cancellationToken);
        var notices = message.Outcome == CheckOutcome.NothingToCheck ? [] : sight.Notices.ToList();
        if (message.Claims.Any(claim => claim.Standing == ClaimStanding.NotInCoverage)) notices.Add(NotEverything);
        return Reply.Of(message, notices);
    }
}

using NewsBot.Answering.Checks;
using NewsBot.Verification.Messages;

namespace NewsBot.Desk.Commands.Check;

/// <summary>Checks the claims of a text against the stored coverage.</summary>
internal sealed class CheckCommand(ScopeResolver scopes, MessageVerifier verifier) : Command(Declared)
{
    public const string Text = "text";

    private const string NotEverything = "Not in the coverage does not mean untrue: only what is held was looked at.";

    public static CommandDeclaration Declared { get; } =
        new("check", "Checks what somebody wrote against the coverage held, claim by claim")
        {
            Options =
            [
                new CommandOption(
                    Text, OptionType.Text, "what to check: one sentence or several that say that something is so",
                    IsRequired: true),
                new CommandOption(
                    CommonOptions.AsOfName, OptionType.Date,
                    "the day or instant to check for; nothing published later is seen"),
                CommonOptions.Private,
            ],
            Examples =
            [
                "/check The Merrow Dam is 70 metres high.",
                "/check 1,340 people were evacuated from Merrowhaven. as_of:2025-10-05",
            ],
            // Each claim costs a search, so it is limited as questions are.
            IsQuestion = true,
            MessageMenuName = "Check against the coverage",
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (!DateInput.TryParse(request[CommonOptions.AsOfName], out var asOf))
            return Reply.UsageError(DateInput.FormatProblem(request[CommonOptions.AsOfName]!));
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf, cancellationToken);
        if (problem is not null) return problem;
        var message = await verifier.CheckAsync(request[Text] ?? "", asOf, resolved.Scope, cancellationToken);
        var notices = message.Outcome == CheckOutcome.NothingToCheck ? [] : resolved.Notices.ToList();
        if (message.Claims.Any(claim => claim.Standing == ClaimStanding.NotInCoverage)) notices.Add(NotEverything);
        return Reply.Create(CheckText.Format(message), new CheckContent(message), notices);
    }
}

using NewsBot.Briefing.Quotes;

namespace NewsBot.Desk.Commands.Quotes;

/// <summary>Tells what a person is quoted as saying in the stored coverage, word for word.</summary>
internal sealed class QuotesCommand(ScopeResolver scopes, QuoteSearch search) : Command(Declared)
{
    public const string Person = "person";

    public static CommandDeclaration Declared { get; } =
        new("quotes", "Tells what somebody said, word for word, with its sources")
        {
            Options =
            [
                new CommandOption(Person, OptionType.Text, "who: a full name or a surname", IsRequired: true)
                    { SuggestFrom = SuggestedFrom.People },
                CommonOptions.Topic with { Description = "what about, in a few words", IsRequired = false },
                CommonOptions.Since,
                CommonOptions.Until,
                CommonOptions.Outlet,
                CommonOptions.Language,
                CommonOptions.Private,
            ],
            Examples = ["/quotes Dorn Hallevik", "/quotes Sollick topic:drains", "/quotes Verrindal until:2025-10-05"],
            IsQuestion = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request[Person] is not { } person || !person.Any(char.IsLetter))
            return Reply.UsageError($"{Person}: give a name, as in {Declared.Examples[0]}.");
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var quotes = await search.FindAsync(person, request[CommonOptions.TopicName], resolved.Scope, cancellationToken);
        return Reply.Create(QuotesText.Format(quotes), new QuotesContent(quotes), resolved.Notices);
    }
}

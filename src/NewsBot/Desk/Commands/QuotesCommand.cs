using NewsBot.Briefing.Quotes;

namespace NewsBot.Desk.Commands;

/// <summary>What somebody is quoted as saying in the coverage held, word for word.</summary>
internal sealed class QuotesCommand(ScopeResolver coverage, PersonSuggestions people, TopicSuggestions topics, QuoteSearch search)
    : Command
{
    public const string Person = "person";
    public const string Topic = "topic";

    public override string Name => "quotes";

    public override string Description => "Tells what somebody said, word for word, with its sources";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(
            Person, OptionType.Text, "who: a full name or a surname", IsRequired: true) { Suggest = people.SuggestAsync },
        new CommandOption(Topic, OptionType.Text, "what about, in a few words") { Suggest = topics.SuggestAsync },
        ScopeResolver.SinceOption,
        ScopeResolver.UntilOption,
        coverage.OutletOption,
        coverage.LanguageOption,
        new CommandOption(AskCommand.Private, OptionType.Flag, "yes: only you see the reply"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
        ["/quotes Dorn Hallevik", "/quotes Sollick topic:drains", "/quotes Verrindal until:2025-10-05"];

    public override bool IsQuestion => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request[Person] is not { } person || !person.Any(char.IsLetter))
            return Reply.Usage($"{Person}: give a name, as in {Examples[0]}.");
        var (sight, problem) = await coverage.LookAsync(request, asOf: null, cancellationToken);
        return problem ?? Reply.Of(await search.FindAsync(person, request[Topic], sight.Scope, cancellationToken), sight.Notices);
    }
}

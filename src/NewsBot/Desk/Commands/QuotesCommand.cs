using NewsBot.Briefing.Quotes;

namespace NewsBot.Desk.Commands;

/// <summary>What somebody is quoted as saying in the coverage held, word for word.</summary>
internal sealed class QuotesCommand(
    SeenCoverage coverage, OutletNames outlets, LanguageNames languages, Topics topics, QuoteSearch search, TimeProvider time) : DeskCommand
{
    public const string Person = "person";
    public const string Topic = "topic";
    public const string Until = "until";

    private const string OnlySample =
        "No coverage was taken in yet, so this is from the sample coverage; part of it is plainly fictional.";

    public override string Name => "quotes";

    public override string Description => "Tells what somebody said, word for word, with its sources";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Person, OptionType.Text, "who: a full name or a surname", IsRequired: true),
        new CommandOption(Topic, OptionType.Text, "what about, in a few words") { Suggest = topics.SuggestAsync },
        new CommandOption(AskCommand.Since, OptionType.Moment, "the day or instant (UTC) from which on articles are looked at; undated ones are not"),
        new CommandOption(Until, OptionType.Moment, "the day or instant (UTC) up to which articles are looked at"),
        new CommandOption(AskCommand.Outlet, OptionType.Text, "whose articles are looked at; several with commas between them")
        {
            Suggest = outlets.SuggestAsync,
        },
        new CommandOption(AskCommand.Private, OptionType.Flag, "yes: only you see the reply"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
        ["/quotes Dorn Hallevik", "/quotes Sollick topic:drains", "/quotes Verrindal until:2025-10-05"];

    public override bool IsQuestion => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (!Moment.TryReadStart(request[AskCommand.Since], out var since))
            return Reply.Usage($"{AskCommand.Since}: {Moment.Problem(request[AskCommand.Since]!)}.");
        if (!Moment.TryRead(request[Until], out var until)) return Reply.Usage($"{Until}: {Moment.Problem(request[Until]!)}.");
        if (since > (until ?? time.GetUtcNow()))
        {
            return Reply.Usage($"{AskCommand.Since}: {ReplyText.Day(since)} lies behind "
                + $"{(until is null ? "now" : $"{Until}, {ReplyText.Day(until)}")}; give an earlier day.");
        }

        if (request[Person] is not { } person || !person.Any(char.IsLetter)) return Reply.Usage($"{Person}: give a name, as in {Examples[0]}.");
        var sight = await coverage.LookAsync(request, cancellationToken);
        var (wanted, problem) = await outlets.ReadAsync(request[AskCommand.Outlet], request.Community, cancellationToken);
        if (problem is not null) return Reply.Usage($"{AskCommand.Outlet}: {problem}");
        var (language, _) = await languages.OfAsync(request, cancellationToken);
        var scope = sight.Scope with { Outlets = wanted, Language = language, PublishedSince = since, PublishedUntil = until };
        var quotes = await search.FindAsync(person, request[Topic], scope, cancellationToken);
        return Reply.Of(quotes, sight.IsOnlySample ? [OnlySample] : []);
    }
}

using NewsBot.Briefing;

namespace NewsBot.Desk.Commands;

/// <summary>What happened in a topic, day by day.</summary>
internal sealed class TimelineCommand(
    SeenCoverage coverage, OutletNames outlets, LanguageNames languages, Topics topics, Chronicler chronicler, TimeProvider time) : DeskCommand
{
    public const string CommandName = "timeline";
    public const string Topic = "topic";
    public const string Since = "since";
    public const string Until = "until";
    public const string Outlet = "outlet";
    public const string Length = "length";
    public const string Few = "short";
    public const string Many = "long";

    private const string OnlySample =
        "No coverage was taken in yet, so this is told from the sample coverage; part of it is plainly fictional.";

    public override string Name => CommandName;

    public override string Description => "Tells the dated events of a topic in order, each in a sentence of the coverage";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Topic, OptionType.Text, "what it is to be about, in a few words", IsRequired: true) { Suggest = topics.SuggestAsync },
        new CommandOption(Since, OptionType.Moment, "the day (UTC) that it begins on; articles published earlier are not looked at"),
        new CommandOption(Until, OptionType.Moment, "the day (UTC) that it ends on"),
        new CommandOption(Outlet, OptionType.Text, "whose articles are looked at; several with commas between them") { Suggest = outlets.SuggestAsync },
        new CommandOption(LanguageNames.Option, OptionType.Text, "the language of the articles that are looked at, as en or de; or: all")
        {
            Suggest = languages.SuggestAsync,
        },
        new CommandOption(Length, OptionType.Text, $"short: at most {Chronicler.FewEvents} events, which is usual; long: {Chronicler.ManyEvents}") { Choices = [Few, Many] },
        new CommandOption(AskCommand.Private, OptionType.Flag, "yes: only you see the reply"),
    ];

    public override IReadOnlyList<string> Examples { get; } =
    [
        "/timeline Merrow Dam", "/timeline Merrow Dam since:2025-10-06 until:2025-10-12 length:long",
        "/timeline Merrow Dam outlet:\"The Harbour Post\"",
    ];

    // It searches, and is asked by members as questions are.
    public override bool IsQuestion => true;

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (!Moment.TryReadStart(request[Since], out var since)) return Reply.Usage($"{Since}: {Moment.Problem(request[Since]!)}.");
        if (!Moment.TryRead(request[Until], out var until)) return Reply.Usage($"{Until}: {Moment.Problem(request[Until]!)}.");
        if (since > until) return Reply.Usage($"{Since}: {ReplyText.Day(since)} lies behind {Until}, {ReplyText.Day(until)}; give an earlier day.");
        if (since > time.GetUtcNow()) return Reply.Usage($"{Since}: {ReplyText.Day(since)} lies behind now; give an earlier day.");
        var sight = await coverage.LookAsync(request, cancellationToken);
        var (wanted, problem) = await outlets.ReadAsync(request[Outlet], request.Community, cancellationToken);
        if (problem is not null) return Reply.Usage($"{Outlet}: {problem}");
        var (language, unreadable) = await languages.OfAsync(request, cancellationToken);
        if (unreadable is not null) return Reply.Usage(unreadable);
        var timeline = await chronicler.TellAsync(
            request[Topic] ?? "", sight.Scope with { Outlets = wanted, Language = language, PublishedSince = since }, DayOf(since), DayOf(until),
            string.Equals(request[Length], Many, StringComparison.OrdinalIgnoreCase) ? Chronicler.ManyEvents : Chronicler.FewEvents, cancellationToken);
        if (timeline.Outcome == TimelineOutcome.NoTopic) return Reply.Usage(TimelineText.Of(timeline));
        var isTold = timeline.Outcome == TimelineOutcome.Told;
        return Reply.Of(timeline, [.. sight.IsOnlySample && isTold ? [OnlySample] : Array.Empty<string>(), .. TimelineText.NoticesOf(timeline)]);
    }

    private static DateOnly? DayOf(DateTimeOffset? moment) => moment is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;
}

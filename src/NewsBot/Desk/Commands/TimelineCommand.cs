using NewsBot.Briefing;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Rendering.Charts;

namespace NewsBot.Desk.Commands;

/// <summary>What happened in a topic, day by day.</summary>
internal sealed class TimelineCommand(
    ScopeResolver coverage, TopicSuggestions topics, TimelineBuilder chronicler, Pictures pictures) : Command
{
    public const string CommandName = "timeline";
    public const string Topic = "topic";
    public const string Length = "length";
    public const string Few = "short";
    public const string Many = "long";

    public override string Name => CommandName;

    public override string Description => "Tells the dated events of a topic in order, each in a sentence of the coverage";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new CommandOption(Topic, OptionType.Text, "what it is to be about, in a few words", IsRequired: true)
            { Suggest = topics.SuggestAsync },
        new CommandOption(
            ScopeResolver.Since, OptionType.Moment,
                "the day (UTC) that it begins on; articles published earlier are not looked at"),
        new CommandOption(ScopeResolver.Until, OptionType.Moment, "the day (UTC) that it ends on"),
        coverage.OutletOption,
        coverage.LanguageOption,
        new CommandOption(
            Length, OptionType.Text,
                $"short: at most {TimelineBuilder.FewEvents} events, which is usual; long: {TimelineBuilder.ManyEvents}")
            { Choices = [Few, Many] },
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
        var (sight, problem) = await coverage.LookAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var (since, until) = (sight.Scope.PublishedSince, sight.Scope.PublishedUntil);
        var isLong = string.Equals(request[Length], Many, StringComparison.OrdinalIgnoreCase);
        // What happened until a day is also told later.
        var timeline = await chronicler.TellAsync(
            request[Topic] ?? "", sight.Scope with { PublishedUntil = null }, DayOf(since), DayOf(until),
            isLong ? TimelineBuilder.ManyEvents : TimelineBuilder.FewEvents, cancellationToken);
        if (timeline.Topic.Outcome == TopicOutcome.NoTopic) return Reply.Usage(TimelineText.Of(timeline));
        var notices = timeline.Events.Count > 0 ? sight.Notices : [];
        var picture = request.IsTextOnly ? Picture.None : pictures.Of(timeline);
        return Reply.Of(
            timeline, [.. notices, .. TimelineText.NoticesOf(timeline), .. picture.Notices]) with { Files = picture.Files };
    }

    private static DateOnly? DayOf(DateTimeOffset? moment) =>
        moment is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;
}

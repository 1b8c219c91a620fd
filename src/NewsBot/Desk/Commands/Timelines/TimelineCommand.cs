using NewsBot.Briefing;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk.Rendering.Charts;

namespace NewsBot.Desk.Commands.Timelines;

/// <summary>Tells the dated events of a topic in order.</summary>
internal sealed class TimelineCommand(ScopeResolver scopes, TimelineBuilder builder, PictureDrawer pictures) : Command(Declared)
{
    private const string Few = "short";
    private const string Many = "long";

    public static CommandDeclaration Declared { get; } =
        new("timeline", "Tells the dated events of a topic in order, each in a sentence of the coverage")
        {
            Options =
            [
                CommonOptions.Topic,
                CommonOptions.Since with
                {
                    Description = "the day (UTC) that it begins on; articles published earlier are not looked at",
                },
                CommonOptions.Until with { Description = "the day (UTC) that it ends on" },
                CommonOptions.Outlet,
                CommonOptions.Language,
                new CommandOption(
                    CommonOptions.LengthName, OptionType.Text,
                    $"short: at most {TimelineBuilder.FewEvents} events, which is usual; long: {TimelineBuilder.ManyEvents}")
                    { Choices = [Few, Many] },
                CommonOptions.Private,
            ],
            Group = CommandGroup.Overviews,
            Examples =
            [
                "/timeline Merrow Dam", "/timeline Merrow Dam since:2025-10-06 until:2025-10-12 length:long",
                "/timeline Merrow Dam outlet:\"The Harbour Post\"",
            ],
            // It costs a search, so it is limited as questions are.
            IsQuestion = true,
            HasPicture = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var (since, until) = (resolved.Scope.PublishedSince, resolved.Scope.PublishedUntil);
        var isLong = string.Equals(request[CommonOptions.LengthName], Many, StringComparison.OrdinalIgnoreCase);
        // Later articles also report what happened until that day, so the end limits the events and not the articles.
        var timeline = await builder.BuildAsync(
            request[CommonOptions.TopicName] ?? "", resolved.Scope with { PublishedUntil = null }, ToDay(since), ToDay(until),
            isLong ? TimelineBuilder.ManyEvents : TimelineBuilder.FewEvents, cancellationToken);
        var text = TimelineText.Format(timeline);
        if (timeline.Topic.Outcome == TopicOutcome.NoTopic) return Reply.UsageError(text);
        var notices = timeline.Events.Count > 0 ? resolved.Notices : [];
        var picture = request.IsTextOnly ? Picture.None : TimelineChart.Create(timeline, pictures);
        return Reply.Create(
            text, new TimelineContent(timeline), [.. notices, .. TimelineText.FormatNotices(timeline), .. picture.Notices])
            with
        { Files = picture.Files };
    }

    private static DateOnly? ToDay(DateTimeOffset? moment) =>
        moment is { } known ? DateOnly.FromDateTime(known.UtcDateTime) : null;
}

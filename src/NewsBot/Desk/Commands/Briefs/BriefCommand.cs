using NewsBot.Briefing.Briefs;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;

namespace NewsBot.Desk.Commands.Briefs;

/// <summary>Tells the top stories of a period, and sets when a channel gets a brief by itself.</summary>
internal sealed class BriefCommand(
    ScopeResolver scopes, BriefSchedules schedules, BriefBuilder builder, AnswerRecorder recorder, TimeProvider time)
    : Command(Declared)
{
    private const string At = "at";
    private const string Off = "off";
    public const string Period = "period";
    private const string Today = "today";
    private const string Day = "day";
    private const string Week = "week";
    public const string SinceLast = "since last brief";

    public static CommandDeclaration Declared { get; } =
        new("brief", "Tells the top stories of the last day, each in a sentence of the coverage")
        {
            Options =
            [
                new CommandOption(Period, OptionType.Text,
                    "today: since midnight UTC; day: 24 hours, which is usual; week; or what came since the last")
                    { Choices = [Today, Day, Week, SinceLast] },
                CommonOptions.Since with { Description = "the day or instant (UTC) that it begins with, in place of a period" },
                CommonOptions.Until with { Description = "the day or instant (UTC) that it ends with; usually now" },
                CommonOptions.Outlet,
                CommonOptions.Language,
                new CommandOption(At, OptionType.Text,
                    "gives this channel one by itself: 08:00, weekdays 08:00, a cron expression, off; for managers")
                    { IsOnlyForMembers = true },
                CommonOptions.Private,
            ],
            Examples =
            [
                "/brief", "/brief week", "/brief at:08:00", "/brief today outlet:\"The Harbour Post\"",
                "/brief since:2025-10-03 until:2025-10-05",
            ],
            IsQuestion = true,
        };

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request[At] is { } times) return await SetScheduleAsync(request, times, cancellationToken);
        var (resolved, problem) = await scopes.ResolveAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var now = time.GetUtcNow();
        var until = resolved.Scope.PublishedUntil is { } end && end < now ? end : now;
        var lastBrief = await schedules.GetLastBriefTimeAsync(request, cancellationToken);
        // A time in the future comes from a wrong clock and says nothing about what readers know.
        var last = lastBrief <= now ? lastBrief : null;
        var period = request[Period]?.ToLowerInvariant();
        var isFirst = period == SinceLast && lastBrief is null;
        var since = resolved.Scope.PublishedSince ?? period switch
        {
            Today => new DateTimeOffset(until.UtcDateTime.Date, TimeSpan.Zero),
            Week => until.AddDays(-7),
            SinceLast when last is not null && last < until => last.Value,
            _ => until.AddDays(-1),
        };
        var brief = await builder.BuildAsync(resolved.Scope, since, until, last, cancellationToken: cancellationToken);
        var isNarrowed = resolved.Scope.Outlets.Count > 0 || resolved.Scope.Language is not null
            || resolved.Scope.PublishedSince is not null;
        var reply = Reply.Create(BriefText.Format(brief, isNarrowed), new BriefContent(brief), [
            .. brief.Stories.Count > 0 ? resolved.Notices : [],
            .. isFirst ? ["No brief was given here before, so this is the last day."] : Array.Empty<string>(),
            .. BriefText.FormatNotices(brief)]);
        // A brief belongs to no conversation, because a follow-up would not refer to one story in particular.
        var key = await recorder.RecordAsync(
            $"/{Declared.Name}", reply.Text, brief.Citations, default, request with { Conversation = null }, null,
            cancellationToken);
        // Only a brief that a channel saw because a member asked counts here. ScheduledBriefJob records scheduled ones itself.
        if (request.Asker is not null && !request.HasFlag(CommonOptions.Private.Name))
            await schedules.RecordBriefAsync(request, cancellationToken);
        return reply with { AnswerKey = key };
    }

    private async Task<Reply> SetScheduleAsync(Request request, string times, CancellationToken cancellationToken)
    {
        if (request is not { Community: not null, Asker: { } asker, Address: { } place })
            return Reply.UsageError("Briefs come by themselves to channels of a chat platform; here there are none.");
        if (!asker.CanManage && !request.IsDirect)
            return Reply.UsageError($"{At}: only who manages the server can set when a channel gets a brief.");
        if (string.Equals(times, Off, StringComparison.OrdinalIgnoreCase))
        {
            return await schedules.RemoveAsync(place, cancellationToken)
                ? CreateScheduleReply("This channel gets no briefs by itself any more.")
                : Reply.UsageError($"{At}: this channel gets none by itself.");
        }

        var (_, problem) = await scopes.ResolveAsync(request, asOf: null, cancellationToken);
        if (problem is not null) return problem;
        var (first, scheduleProblem) = await schedules.SetAsync(request, times, cancellationToken);
        return first is { } next
            ? CreateScheduleReply($"This channel gets a brief by itself, the first {DiscordMarkdown.FormatRelative(next)}, on "
                + $"{DiscordMarkdown.FormatTime(next)}. `/brief at:off` ends it, `/settings zone:` sets the time zone.")
            : Reply.UsageError($"{At}: {scheduleProblem}.");
    }

    private static Reply CreateScheduleReply(string text) => new() { Text = text, IsMarkdown = true, IsPrivate = true };
}

using Microsoft.Extensions.Logging;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Commands.Briefs;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;
using NewsBot.Storage;
using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Notifications;

/// <summary>
/// Creates the scheduled briefs that are due. One without news is left out. A brief that was missed because the program was down
/// is sent once, late. No brief
/// is sent twice, whatever the clock does, because its next time is stored together with it.
/// </summary>
internal sealed class ScheduledBriefJob(
    BriefStore store, CommunitySettingsCache communities, CommandCatalogue catalogue, TimeProvider time,
    ILogger<ScheduledBriefJob> logger) : NotificationJob
{
    // A brief that is later than this gets a notice.
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    public override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var briefs in await store.ListScheduledAsync(cancellationToken))
        {
            try
            {
                if (briefs.Due <= time.GetUtcNow()) await EnqueueBriefAsync(briefs, cancellationToken);
                else await CorrectDueTimeAsync(briefs, cancellationToken);
            }
            catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
            {
                Log.JobFailed(logger, briefs.Place, exception);
                await store.SaveAsync(
                    briefs with { Due = await GetNextTimeAsync(briefs, cancellationToken) }, null, cancellationToken);
            }
        }
    }

    private async Task EnqueueBriefAsync(ChannelBriefs briefs, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var options = new Dictionary<string, string> { [BriefCommand.Period] = BriefCommand.SinceLast };
        if (briefs.Outlet is { } outlet) options[ScopeResolver.Outlet] = outlet;
        if (briefs.Language is { } language) options[LanguageOption.OptionName] = language;
        var reply = await catalogue.HandleAsync(
            new Request(BriefCommand.Declared.Name, options) { Community = briefs.Community, Address = briefs.Place },
                cancellationToken);
        var next = await GetNextTimeAsync(briefs, cancellationToken);
        if (reply.Content is BriefContent { Brief.Stories.Count: 0 })
        {
            await store.SaveAsync(briefs with { Due = next, SkippedAt = now }, null, cancellationToken);
            return;
        }

        if (now - briefs.Due > LateAfter)
            reply = reply with
            {
                Notices = [.. reply.Notices, $"This was due on {ReplyText.FormatDay(briefs.Due)} at "
                    + $"{briefs.Due!.Value.UtcDateTime:HH:mm} UTC; the bot was not running."],
            };
        await store.SaveAsync(
            briefs with { Due = next, LastBriefAt = now, SkippedAt = null },
            new OutboxMessage
            {
                Kind = OutboxMessageKind.Brief,
                CauseKey = briefs.Key,
                Answer = reply.AnswerKey,
                Place = briefs.Place,
                Texts = [.. ReplyRenderer.Render(reply).Select(post => post.Text)],
                Made = now,
                Due = now,
            },
            cancellationToken);
    }

    // The next brief is at most a day and an interval ahead; a time farther off was set by a wrong clock. The day is a tolerance,
    // because a clock that is put back by hours must not send the same brief again.
    private async Task CorrectDueTimeAsync(ChannelBriefs briefs, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (briefs.Due <= now + OneDay || briefs.Due <= await GetNextTimeAsync(briefs, now + OneDay, cancellationToken)) return;
        await store.SaveAsync(
            briefs with { Due = await GetNextTimeAsync(briefs, now, cancellationToken) }, null, cancellationToken);
    }

    // The next time lies after both now and the due time, for the same reason.
    private Task<DateTimeOffset?> GetNextTimeAsync(ChannelBriefs briefs, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return GetNextTimeAsync(briefs, briefs.Due > now ? briefs.Due.Value : now, cancellationToken);
    }

    private async Task<DateTimeOffset?> GetNextTimeAsync(
        ChannelBriefs briefs, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var settings = await communities.FindAsync(briefs.Community, cancellationToken);
        return BriefSchedule.Parse(briefs.Times!, time.GetUtcNow()).Times?.GetNext(after, TimeZones.GetZone(settings));
    }
}

using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Subscriptions;

/// <summary>Manages the schedules of the channels' briefs.</summary>
internal sealed class BriefSchedules(BriefStore store, CommunitySettingsCache communities, TimeProvider time)
{
    /// <summary>Sets the schedule of a channel's briefs, in place of its earlier one.</summary>
    /// <param name="request">The request; it names the channel and the member, and narrows the coverage of the briefs.</param>
    /// <param name="times">The times, see <see cref="BriefSchedule"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The time of the first brief; or the problem, as the end of a sentence.</returns>
    public async Task<(DateTimeOffset? First, string? Problem)> SetAsync(
        Request request, string times, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (schedule, problem) = BriefSchedule.Parse(times, now);
        if (schedule is null) return (null, problem);
        var settings = await communities.FindAsync(request.Community!, cancellationToken);
        var first = schedule.GetNext(now, TimeZones.GetZone(settings));
        var before = await store.FindAsync(request.Address!, cancellationToken);
        await store.SaveAsync(
            new ChannelBriefs
            {
                Place = request.Address!,
                Community = request.Community!,
                Times = times,
                Member = request.Asker?.Member,
                Outlet = request[ScopeResolver.Outlet],
                Language = request[LanguageOption.OptionName],
                Due = first,
                LastBriefAt = before?.LastBriefAt,
                RequestedBriefAt = before?.RequestedBriefAt,
            },
            null, cancellationToken);
        return (first, null);
    }

    /// <summary>Removes the schedule of a channel.</summary>
    /// <returns>True if the channel had one.</returns>
    public async Task<bool> RemoveAsync(string place, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(place, cancellationToken) is not { Times: not null } briefs) return false;
        await store.SaveAsync(
            briefs with { Times = null, Member = null, Due = null, Paused = null, SkippedAt = null }, null, cancellationToken);
        return true;
    }

    /// <summary>Lists the schedules of a community, paused ones too.</summary>
    public Task<IReadOnlyList<ChannelBriefs>> ListAsync(string community, CancellationToken cancellationToken) =>
        store.ListAsync(community, cancellationToken);

    /// <summary>
    /// Gets the time of the last brief that the channel of a request got; null for never. A scheduled brief continues the
    /// scheduled one before it, whatever members asked for in between.
    /// </summary>
    public async Task<DateTimeOffset?> GetLastBriefTimeAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Address is null || await store.FindAsync(request.Address, cancellationToken) is not { } briefs) return null;
        return request.Asker is null || briefs.LastBriefAt > briefs.RequestedBriefAt
            ? briefs.LastBriefAt : briefs.RequestedBriefAt ?? briefs.LastBriefAt;
    }

    /// <summary>Records that a channel got a brief because a member asked for one.</summary>
    public async Task RecordBriefAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: { } community, Address: { } place }) return;
        var briefs = await store.FindAsync(place, cancellationToken)
            ?? new ChannelBriefs { Place = place, Community = community };
        await store.SaveAsync(briefs with { RequestedBriefAt = time.GetUtcNow() }, null, cancellationToken);
    }

    /// <summary>Recalculates the next briefs of a community after its time zone was changed.</summary>
    public async Task UpdateTimeZoneAsync(CommunitySettings settings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var briefs in (await store.ListAsync(settings.Community, cancellationToken))
            .Where(briefs => briefs.Paused is null))
            await store.SaveAsync(
                briefs with { Due = BriefSchedule.Parse(briefs.Times!, now).Times?.GetNext(now, TimeZones.GetZone(settings)) },
                    null,
                    cancellationToken);
    }
}

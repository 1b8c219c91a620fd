using NewsBot.Storage.Communities;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Subscriptions;

/// <summary>When the channels get their briefs.</summary>
internal sealed class BriefSchedules(BriefStore register, CommunitySettingsCache communities, TimeProvider time)
{
    /// <summary>Gives a channel briefs by itself, in place of those that it had.</summary>
    /// <param name="request">Who sets them, where, and what they are told from.</param>
    /// <param name="times">When, see <see cref="BriefSchedule"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When the first one comes; or what is wrong, as the end of a sentence.</returns>
    public async Task<(DateTimeOffset? First, string? Problem)> SetAsync(
        Request request, string times, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (read, problem) = BriefSchedule.Read(times, now);
        if (read is null) return (null, problem);
        var settings = await communities.FindAsync(request.Community!, cancellationToken);
        var first = read.Next(now, TimeZones.Of(settings));
        var before = await register.FindAsync(request.Place!, cancellationToken);
        await register.SaveAsync(
            new ChannelBriefs
            {
                Place = request.Place!,
                Community = request.Community!,
                Times = times,
                Member = request.Asker?.Member,
                Outlet = request[ScopeResolver.Outlet],
                Language = request[LanguageNames.Option],
                Due = first,
                Told = before?.Told,
            },
            null, cancellationToken);
        return (first, null);
    }

    /// <summary>Gives it none any more.</summary>
    /// <returns>Whether it had any.</returns>
    public async Task<bool> EndAsync(string place, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(place, cancellationToken) is not { Times: not null } briefs) return false;
        await register.SaveAsync(briefs with { Times = null, Member = null, Due = null, Paused = null }, null, cancellationToken);
        return true;
    }

    /// <summary>When the last brief was told in a channel; null for never.</summary>
    public async Task<DateTimeOffset?> LastAsync(string? place, CancellationToken cancellationToken) =>
        place is null ? null : (await register.FindAsync(place, cancellationToken))?.Told;

    /// <summary>Notes that one was told in a channel because somebody asked.</summary>
    public async Task ToldAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not { Community: { } community, Place: { } place }) return;
        var briefs = await register.FindAsync(place, cancellationToken)
            ?? new ChannelBriefs { Place = place, Community = community };
        await register.SaveAsync(briefs with { Told = time.GetUtcNow() }, null, cancellationToken);
    }

    /// <summary>Lets a community's briefs come by the time zone that it has now.</summary>
    public async Task MoveAsync(CommunitySettings settings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var briefs in (await register.ListAsync(settings.Community, cancellationToken))
            .Where(briefs => briefs.Paused is null))
            await register.SaveAsync(
                briefs with { Due = BriefSchedule.Read(briefs.Times!, now).Times?.Next(now, TimeZones.Of(settings)) }, null,
                    cancellationToken);
    }
}

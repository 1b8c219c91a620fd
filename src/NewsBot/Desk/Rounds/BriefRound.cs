using Microsoft.Extensions.Logging;
using NewsBot.Archive;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Commands;

namespace NewsBot.Desk.Rounds;

/// <summary>
/// Has the briefs told that are due. One that was missed, because the program was down, is told once; whatever the clock does, none
/// is told twice: its next time is noted with it.
/// </summary>
internal sealed class BriefRound(
    BriefRegister register, Communities communities, CommandCatalogue catalogue, TimeProvider time, ILogger<BriefRound> logger)
{
    // Said to be late from here on.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    /// <summary>Notes what is to be said.</summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var briefs in await register.DueAsync(time.GetUtcNow(), cancellationToken))
        {
            try
            {
                await TellAsync(briefs, cancellationToken);
            }
            catch (Exception exception) when (exception is not (ArchiveException or OperationCanceledException))
            {
                Log.RoundFailed(logger, briefs.Place, exception);
                await register.SaveAsync(briefs with { Due = await NextAsync(briefs, cancellationToken) }, null, cancellationToken);
            }
        }
    }

    private async Task TellAsync(ChannelBriefs briefs, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var options = new Dictionary<string, string> { [BriefCommand.Period] = BriefCommand.SinceLast };
        if (briefs.Outlet is { } outlet) options[SeenCoverage.Outlet] = outlet;
        if (briefs.Language is { } language) options[LanguageNames.Option] = language;
        var reply = await catalogue.HandleAsync(
            new Request(BriefCommand.CommandName, options) { Community = briefs.Community, Place = briefs.Place }, cancellationToken);
        if (now - briefs.Due > Late)
            reply = reply with { Notices = [.. reply.Notices, $"This was due on {ReplyText.Day(briefs.Due)} at {briefs.Due!.Value.UtcDateTime:HH:mm} UTC; the bot was not running."] };
        await register.SaveAsync(
            briefs with { Due = await NextAsync(briefs, cancellationToken), Told = now },
            new Dispatch
            {
                Kind = DispatchKind.Brief,
                Of = briefs.Key,
                Answer = reply.Key,
                Place = briefs.Place,
                Texts = [.. ReplyPosts.Of(reply).Select(post => post.Text)],
                Made = now,
                Due = now,
            },
            cancellationToken);
    }

    // Behind both: a clock that was put back must not bring the same one again.
    private async Task<DateTimeOffset?> NextAsync(ChannelBriefs briefs, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var after = briefs.Due > now ? briefs.Due.Value : now;
        var settings = await communities.FindAsync(briefs.Community, cancellationToken);
        return BriefTimes.Read(briefs.Times!, now).Times?.Next(after, Zone.Of(settings));
    }
}

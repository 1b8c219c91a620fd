using NewsBot.Benchmarks.Fuzz.Generation;
using NewsBot.Desk;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage.Feeds;

namespace NewsBot.Benchmarks.Fuzz.Intake;

/// <summary>What the product said of an item, and how much of it it holds.</summary>
/// <param name="Stored">Articles that are new, changed, or held already.</param>
/// <param name="Refusals">Why something was not taken in.</param>
/// <param name="Titles">Of what was taken in.</param>
internal sealed record FuzzOutcome(int Stored, IReadOnlyList<string> Refusals, IReadOnlyList<string> Titles);

/// <summary>Gives items to the product on the ways on which it takes in what it reads.</summary>
/// <param name="desk">Takes in files and pages.</param>
/// <param name="register">Knows the feeds.</param>
/// <param name="polling">Asks them.</param>
/// <param name="web">Serves the items.</param>
/// <param name="items">Makes what a feed has the next time.</param>
/// <param name="folder">Where files are written to be taken in.</param>
internal sealed class FuzzIntake(NewsDesk desk, FeedStore register, FeedPoller polling, FuzzWeb web, FuzzItems items,
    string folder)
{
    // A share of the feeds is asked twice, and has something else the second time.
    private const int AskedAgain = 4;

    public async Task<FuzzOutcome> GiveAsync(FuzzItem item, CancellationToken cancellationToken)
    {
        var host = items.HostOf(item.Kind, item.Number);
        web.Serve(host, item);
        try
        {
            return item.Kind switch
            {
                FuzzKind.Articles => await TakeInAsync(await WriteAsync(item, cancellationToken), cancellationToken),
                FuzzKind.Pages when item.Number % 2 == 0 =>
                    await TakeInAsync(await WriteAsync(item, cancellationToken), cancellationToken),
                FuzzKind.Pages => await TakeInAsync(host + item.Main.Path, cancellationToken),
                _ when item.IsOpml => await FollowAsync(await WriteAsync(item, cancellationToken), cancellationToken),
                _ => await PollAsync(item, host, cancellationToken),
            };
        }
        finally
        {
            web.Forget(host);
        }
    }

    private async Task<string> WriteAsync(FuzzItem item, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Path.GetFileName(item.Main.Path));
        await File.WriteAllBytesAsync(path, item.Main.Bytes, cancellationToken);
        return path;
    }

    private async Task<FuzzOutcome> TakeInAsync(string input, CancellationToken cancellationToken)
    {
        var (stored, refusals, titles) = (0, new List<string>(), new List<string>());
        await foreach (var article in desk.Coverage.IngestAsync([input], cancellationToken: cancellationToken))
        {
            if (article.Stored is not null) stored++;
            if (article.Error is not null) refusals.Add(article.Error);
            if (article.Article is not null) titles.Add(article.Article.Title);
        }

        return new FuzzOutcome(stored, refusals, titles);
    }

    private async Task<FuzzOutcome> FollowAsync(string file, CancellationToken cancellationToken)
    {
        var (followed, refusals, titles) = (0, new List<string>(), new List<string>());
        await foreach (var added in desk.Feeds.AddAsync([file], cancellationToken: cancellationToken))
        {
            if (added.Problem is not null) refusals.Add(added.Problem);
            if (added.Feed is not { } feed) continue;
            followed++;
            titles.Add(feed.Title ?? feed.Address);
            // Nobody is behind the addresses of a list, and those of thousands of them make every list of feeds slow.
            await desk.Feeds.ExportOpmlAsync(null, cancellationToken);
            if (feed.Key % AskedAgain != 0) await register.RemoveAsync(feed.Key, cancellationToken);
        }

        return new FuzzOutcome(followed, refusals, titles);
    }

    private async Task<FuzzOutcome> PollAsync(FuzzItem item, string host, CancellationToken cancellationToken)
    {
        var (feed, _) = await register.AddAsync(host + item.Main.Path, cancellationToken: cancellationToken);
        var (stored, refusals, titles) = (0, new List<string>(), new List<string>());
        for (var round = 0; round < (item.Number % AskedAgain == 0 ? 2 : 1); round++)
        {
            if (round > 0) web.Serve(host, items.Create(item.Kind, item.Number, round));
            await foreach (var polled in polling.PollAsync([feed], isAsked: true, null, cancellationToken))
            {
                feed = polled.Feed;
                stored += polled.Entries.Count(entry => entry.Stored is not null);
                titles.AddRange(polled.Entries.Where(entry => entry.Stored is not null).Select(entry => entry.Title));
                refusals.AddRange(polled.Entries.Select(entry => entry.Problem).Concat([polled.Feed.Problem, polled.Notice])
                    .OfType<string>());
            }
        }

        await register.RemoveAsync(feed.Key, cancellationToken);
        return new FuzzOutcome(stored, refusals, titles);
    }
}

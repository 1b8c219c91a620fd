using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using NewsBot.Ingestion.Web;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Web;

/// <summary>No server can fill the memory of the bot or hold it up.</summary>
public sealed class LimitsTests
{
    private const int MiB = 1024 * 1024;

    [Fact]
    public async Task AFeedOf200MegabytesIsStoppedEarly()
    {
        var sent = 0L;
        await using var server = new RawWeb(async exchange =>
        {
            await exchange.SayAsync("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n");
            var piece = new byte[MiB];
            for (; sent < 200 * MiB; sent += piece.Length) await exchange.Stream.WriteAsync(piece, exchange.Over);
        });
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(server.Address);

        fetched.Outcome.ShouldBe(FetchOutcome.TooLarge);
        fetched.Body.ShouldBeEmpty();
        fetched.Error!.ShouldContain("is larger than 16384 KiB");
        sent.ShouldBeLessThan(100 * MiB); // The limit, and what the buffers of the network hold.
    }

    [Fact]
    public async Task ABodyThatIsAnnouncedAsTooLargeIsNotRead()
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", async context =>
        {
            context.Response.ContentLength = 200L * MiB;
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        await using var host = new FetchTestHost();

        (await host.FetchAsync(web.Address("/feed"))).Outcome.ShouldBe(FetchOutcome.TooLarge);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task AGigabyteOfPackedZerosIsStopped(string packing)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", async context =>
        {
            context.Response.Headers.ContentEncoding = packing;
            await using var packed = Packed(context.Response.Body, packing);
            var zeros = new byte[MiB];
            for (var i = 0; i < 1024; i++) await packed.WriteAsync(zeros, context.RequestAborted);
        });
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(web.Address("/feed"));

        fetched.Outcome.ShouldBe(FetchOutcome.TooLarge);
        fetched.Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task PackedBodiesAreUnpacked(string packing)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", async context =>
        {
            context.Response.Headers.ContentEncoding = packing;
            await using var packed = Packed(context.Response.Body, packing);
            await packed.WriteAsync("news"u8.ToArray());
        });
        await using var host = new FetchTestHost();

        FetchTestHost.Text(await host.FetchAsync(web.Address("/feed"))).ShouldBe("news");
        web.Requests.Single().Headers["Accept-Encoding"].ShouldBe("gzip, deflate, br");
    }

    [Theory]
    [InlineData("gzip, gzip", nameof(FetchOutcome.WrongType))]
    [InlineData("zstd", nameof(FetchOutcome.WrongType))]
    [InlineData("gzip", nameof(FetchOutcome.Failed))] // It is not.
    [InlineData("br", nameof(FetchOutcome.Failed))]
    [InlineData("utf-8", nameof(FetchOutcome.Done))] // Servers say such things, and browsers pass over them.
    [InlineData("identity", nameof(FetchOutcome.Done))]
    public async Task PackingsThatAreNestedUnknownOrUntrueEndTheFetch(string packing, string outcome)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/feed", async context =>
        {
            context.Response.Headers.ContentEncoding = packing;
            await context.Response.WriteAsync("plain text, which is no packed body at all");
        });
        await using var host = new FetchTestHost();

        (await host.FetchAsync(web.Address("/feed"))).Outcome.ToString().ShouldBe(outcome);
    }

    [Theory]
    [InlineData(0, nameof(FetchOutcome.Done))]
    [InlineData(1, nameof(FetchOutcome.TooLarge))]
    public async Task APageOfExactlyTheLimitIsReadAndALargerOneIsNot(int more, string outcome)
    {
        await using var web = await TestWeb.StartAsync();
        web.Map("/page", async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync(new byte[(8 * MiB) + more]);
        });
        await using var host = new FetchTestHost();

        (await host.FetchAsync(web.Address("/page"), FetchKind.Page)).Outcome.ToString().ShouldBe(outcome);
    }

    [Fact]
    public async Task AServerWhoseHeadersNeverEndIsLeft()
    {
        await using var server = new RawWeb(async exchange =>
        {
            await exchange.SayAsync("HTTP/1.1 200 OK\r\nX-News: ");
            await exchange.StallAsync();
        });
        await using var host = new FetchTestHost();

        var fetched = await host.OutwaitAsync(host.FetchAsync(server.Address));

        fetched.Outcome.ShouldBe(FetchOutcome.TimedOut);
        server.Count.ShouldBe(1); // It would be as slow again.
    }

    [Fact]
    public async Task AServerThatDripsIsLeftAfterTheTotalTime()
    {
        using var drops = new SemaphoreSlim(0);
        await using var server = new RawWeb(async exchange =>
        {
            await exchange.SayAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (true)
            {
                await drops.WaitAsync(exchange.Over);
                await exchange.SayAsync("x");
            }
        });
        await using var host = new FetchTestHost();

        var fetching = host.FetchAsync(server.Address);
        for (var i = 0; i < 6; i++)
        {
            fetching.IsCompleted.ShouldBeFalse();
            var reads = host.Clock.TimesSet(FetchLimits.MaxIdleTime);
            drops.Release();
            await Poll.UntilAsync(
                () => host.Clock.TimesSet(FetchLimits.MaxIdleTime) > reads, "the drop is read and the next awaited");
            host.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        var fetched = await fetching;
        fetched.Outcome.ShouldBe(FetchOutcome.TimedOut);
        fetched.Error!.ShouldContain("was not read within 30 seconds");
    }

    [Fact]
    public async Task AServerThatFallsSilentInTheBodyIsLeftAfterTenSeconds()
    {
        await using var server = new RawWeb(async exchange =>
        {
            await exchange.SayAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            await exchange.StallAsync();
        });
        await using var host = new FetchTestHost();
        var start = host.Clock.GetUtcNow();

        var fetched = await host.OutwaitAsync(host.FetchAsync(server.Address));

        fetched.Outcome.ShouldBe(FetchOutcome.TimedOut);
        (host.Clock.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(FetchLimits.MaxIdleTime);
    }

    [Fact]
    public async Task ANameThatIsNotLookedUpInTimeEndsTheFetch()
    {
        await using var host = new FetchTestHost(async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return [];
        });

        var fetching = host.FetchAsync("http://slow.example/feed");
        await host.Clock.WaitSetAsync(FetchLimits.MaxConnectTime);
        host.Clock.Advance(FetchLimits.MaxConnectTime);

        var fetched = await fetching;
        fetched.Outcome.ShouldBe(FetchOutcome.TimedOut);
        fetched.Error!.ShouldContain("could not be connected to within 10 seconds");
    }

    [Fact]
    public async Task TooManyHeadersEndTheFetch()
    {
        await using var server = new RawWeb($"HTTP/1.1 200 OK\r\nX-News: {new string('x', 40 * 1024)}\r\n\r\n");
        await using var host = new FetchTestHost();

        var fetched = await host.FetchAsync(server.Address);

        fetched.Outcome.ShouldBe(FetchOutcome.TooLarge);
        fetched.Error!.ShouldContain("32 KiB of headers");
    }

    // On one thread from end to end, so that what it takes can be counted exactly.
    [Fact]
    public async Task AnEndlessBodyTakesNoMoreMemoryThanTheLimit()
    {
        var endless = new EndlessStream(64 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = BoundedBody.ReadAsync(endless, 16 * MiB, false, TestContext.Current.CancellationToken);

        reading.IsCompleted.ShouldBeTrue();
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        (await reading).IsWhole.ShouldBeFalse();
        taken.ShouldBeLessThan(20 * MiB);
        endless.Given.ShouldBeLessThanOrEqualTo((16 * MiB) + (64 * 1024));
    }

    [Fact]
    public async Task PiecesOfOneByteTakeNoMoreThanOnePiece()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = BoundedBody.ReadAsync(new EndlessStream(1), MiB, true, TestContext.Current.CancellationToken);

        reading.IsCompleted.ShouldBeTrue();
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        (await reading).Bytes.Length.ShouldBe(MiB);
        taken.ShouldBeLessThan(3 * MiB);
    }

    private static Stream Packed(Stream body, string packing) => packing switch
    {
        "gzip" => new GZipStream(body, CompressionLevel.Fastest),
        "deflate" => new ZLibStream(body, CompressionLevel.Fastest),
        _ => new BrotliStream(body, CompressionLevel.Fastest),
    };

    private sealed class EndlessStream(int piece) : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(piece, buffer.Length);
            Given += count;
            return new(count);
        }
    }
}

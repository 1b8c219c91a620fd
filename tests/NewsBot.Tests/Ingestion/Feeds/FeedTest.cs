using System.Text;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Ingestion.Feeds.Parsing;
using Shouldly;

namespace NewsBot.Tests.Ingestion.Feeds;

/// <summary>Reads small feeds of places that do not exist.</summary>
public abstract class FeedTest
{
    private readonly FeedReader reader = new(new FakeTimeProvider(new DateTimeOffset(2025, 10, 20, 12, 0, 0, TimeSpan.Zero)));

    private protected FeedParseResult Read(string text, string? address = null, string? mediaType = null) =>
        ReadBytes(Encoding.UTF8.GetBytes(text), address: address, mediaType: mediaType);

    private protected FeedParseResult ReadBytes(
        byte[] bytes, string? charset = null, string? address = null, string? mediaType = null) =>
        reader.Read(bytes, mediaType, charset, address is null ? null : new Uri(address));

    private protected Feed Good(string text, string? address = null)
    {
        var read = Read(text, address);
        read.Error.ShouldBeNull();
        return read.Feed.ShouldNotBeNull();
    }

    /// <summary>The one entry of an RSS feed that holds this.</summary>
    private protected FeedEntry Item(string fields, string? address = null) =>
        Good(Rss($"<item>{fields}</item>"), address).Entries.ShouldHaveSingleItem();

    /// <summary>The one entry of an Atom feed that holds this.</summary>
    private protected FeedEntry AtomEntry(string fields, string? address = null) =>
        Good(Atom($"<entry>{fields}</entry>"), address).Entries.ShouldHaveSingleItem();

    private protected static string Rss(string items) =>
        $"""<?xml version="1.0"?><rss version="2.0"><channel><title>Merrow Courier</title><link>https://courier.example/news/</link>{items}</channel></rss>""";

    private protected static string Atom(string entries) =>
        $"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Corvane Post</title><link href="https://post.example/"/>{entries}</feed>""";
}

using NewsBot.Storage.Articles;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage.Articles;

public sealed class WebSiteTests
{
    [Theory]
    [InlineData("https://post.example/dam", "post.example")]
    [InlineData("http://WWW.Post.example:80/", "post.example")]
    [InlineData("https://m.post.example/dam", "post.example")]
    [InlineData("https://amp.post.example/dam", "post.example")]
    [InlineData("https://post.example./dam", "post.example")]
    [InlineData("https://post.example:8443/dam", "post.example:8443")]
    [InlineData("https://news.post.example/dam", "news.post.example")]
    [InlineData("https://wwwpost.example/", "wwwpost.example")]
    [InlineData("https://m.me/dam", "m.me")]
    [InlineData("http://127.0.0.1:8931/dam", "127.0.0.1:8931")]
    [InlineData("https://bücher.example/", "xn--bcher-kva.example")]
    [InlineData("ftp://post.example/dam", null)]
    [InlineData("/dam", null)]
    [InlineData(null, null)]
    public void ASiteIsItsHostByWhicheverDoor(string? url, string? site) => WebSite.FromUrl(url).ShouldBe(site);

    [Fact]
    public void WhatIsNoAddressIsOfNoSite() => WebSite.IsSameSite("dam", "dam").ShouldBeFalse();
}

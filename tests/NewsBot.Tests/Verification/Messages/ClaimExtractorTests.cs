using NewsBot.Text;
using NewsBot.Verification.Messages;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification.Messages;

public sealed class ClaimExtractorTests
{
    private readonly ClaimExtractor claims = new(new Tokenizer(), new Thesaurus(new Tokenizer()));

    [Theory]
    [InlineData("The Merrow Dam is 62 metres high.")]
    [InlineData("Dorn Hallevik resigned on Friday.")]
    [InlineData("Blocked drains lifted the concrete foundation.")]
    [InlineData("No injuries had been reported in Merrowhaven by 22:00.")]
    [InlineData("So far 22 buses were taking people out of Merrowhaven.")]
    [InlineData("The court says the report must be published by 25 October")]
    public void ASentenceThatSaysThatSomethingIsSoIsAClaim(string message) => TextsOf(message).ShouldBe([message]);

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n ")]
    [InlineData("Hello everyone!")]
    [InlineData("Good morning Merrowhaven, how are you all?")]
    [InlineData("Did Hallevik resign?")]
    [InlineData("who found the cracks in the Merrow Dam")]
    [InlineData("lol lol lol 😂😂😂")]
    [InlineData("https://example.com/news/2025/10/03/dam")]
    [InlineData("I love this so much, best server ever")]
    [InlineData("Hallevik should resign over the Merrow Dam.")]
    [InlineData("I hope the harbour of Merrowhaven reopens on Friday.")]
    [InlineData("**@everyone** <@123456789> <:dam:42>")]
    [InlineData("He resigned.")]
    [InlineData("....!!!???")]
    public void WhatAssertsNothingIsNone(string message) => TextsOf(message).ShouldBeEmpty();

    [Theory]
    [InlineData("BREAKING: Dorn Hallevik resigned on Friday.", "Dorn Hallevik resigned on Friday.")]
    [InlineData("lol ok so i heard that the Merrow Dam is 62 metres high", "The Merrow Dam is 62 metres high")]
    [InlineData("> **The Merrow Dam** is __62 metres__ high. 😱", "The Merrow Dam is 62 metres high.")]
    [InlineData("@everyone The Merrow Dam is 62 metres high [1]", "The Merrow Dam is 62 metres high")]
    [InlineData("The \u202eMerrow\u202c Dam\u200f is 62 metres high.", "The Merrow Dam is 62 metres high.")]
    [InlineData("[The Merrow Dam is 62 metres high.](https://evil.example/x)", "The Merrow Dam is 62 metres high.")]
    public void MarkupAndWhatLeadsUpToItAreLeftOut(string message, string claim) => TextsOf(message).ShouldBe([claim]);

    [Fact]
    public void OfAMixedMessageOnlyTheClaimsAreTaken() =>
        TextsOf("Hi all! Have you seen this? The Merrow Dam is 62 metres high. I love dams. Dorn Hallevik resigned on Friday; "
            + "Yara Sollick took over.")
            .ShouldBe(["The Merrow Dam is 62 metres high.", "Dorn Hallevik resigned on Friday", "Yara Sollick took over."]);

    [Fact]
    public void WhoIsOnlyPointedToIsTakenFromTheSentenceBefore()
    {
        var read = claims.Extract("Dorn Hallevik met reporters on Sunday. He admitted a mistake at 13:00.");

        read[1].Context.ShouldBe("Dorn Hallevik met reporters on Sunday.");
    }

    [Fact]
    public void ARepeatedClaimIsTakenOnce() =>
        TextsOf("The Merrow Dam is 62 metres high. The Merrow Dam is 62 metres high.").Count.ShouldBe(1);

    [Fact]
    public void NoMoreIsReadThanAMessageHolds() =>
        TextsOf(new string('x', ClaimExtractor.MaxMessageLength) + ". The Merrow Dam is 62 metres high.").ShouldBeEmpty();

    private List<string> TextsOf(string message) => [.. claims.Extract(message).Select(claim => claim.Text)];
}

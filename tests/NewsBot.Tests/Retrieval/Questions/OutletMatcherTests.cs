using NewsBot.Retrieval.Questions;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Questions;

public sealed class OutletMatcherTests
{
    private static readonly string[] Held =
    [
        "The Harbour Post", "Corvane Wire", "TideBeat", "Fathom", "The Calveth Daily Ledger", "Ostrane.example",
            "NBV News - Sport", "NBV News - Health",
        "Teal | Sea and Shore", "Kestrel & Quay",
    ];

    private readonly OutletMatcher outlets = new(Held);

    [Theory]
    [InlineData("According to The Harbour Post, who resigned?", "The Harbour Post")]
    [InlineData("What does the Fathom article say of the dam?", "Fathom")]
    [InlineData("Does ‘The Harbour Post’ claim that the dam is safe?", "The Harbour Post")]
    [InlineData("Which town was featured in TideBeat and Fathom?", "TideBeat", "Fathom")]
    [InlineData("Who was named in reports by both Fathom, The Harbour Post, and TideBeat last week?", "Fathom",
        "The Harbour Post", "TideBeat")]
    [InlineData("What was published by Corvane Wire about the dam?", "Corvane Wire")]
    [InlineData("Which ferry was recently covered in detail by Corvane Wire?", "Corvane Wire")]
    [InlineData("Did TideBeat’s first story on the ferry name the captain?", "TideBeat")]
    [InlineData("What is in the article from Fathom on the cracks?", "Fathom")]
    [InlineData("how does tidebeat describe the dam?", "TideBeat")]
    [InlineData("what did fathom report on the dam?", "Fathom")]
    [InlineData("Any Tide Beat coverage of the strike?", "TideBeat")]
    [InlineData("What did the CDL write about the mayor?", "The Calveth Daily Ledger")]
    [InlineData("What did Ostrane report on the rate?", "Ostrane.example")]
    [InlineData("What does the NBV say of the flu?", "NBV News - Sport", "NBV News - Health")]
    [InlineData("What does the NBV News - Health article say of the flu?", "NBV News - Health")]
    [InlineData("What does Kestrel and Quay say of the fares?", "Kestrel & Quay")]
    [InlineData("What does the Kestrel & Quay say of the fares?", "Kestrel & Quay")]
    [InlineData("Which fares are in Fathom & TideBeat?", "Fathom", "TideBeat")]
    [InlineData("Is the ferry mentioned in Teal?", "Teal")]
    [InlineData("While Fathom suggests a leak, what does Corvane Wire say?", "Fathom", "Corvane Wire")]
    public void AnOutletNamedAsASourceIsAskedFor(string question, params string[] asked)
    {
        var named = outlets.Find(question);

        named.ShouldAllBe(outlet => outlet.IsSource);
        named.SelectMany(outlet => outlet.Names).Select(name => name.Replace(" | Sea and Shore", "")).ShouldBe(asked);
    }

    [Theory]
    [InlineData("What stories featured in TideBeat and Kestrel & Quay?", "stories featured")]
    [InlineData("What was featured in TideBeat and Fathom about the dam?", "featured")]
    [InlineData("Which TideBeat stories mention the lake?", "stories mention")]
    [InlineData("What did Fathom report on the review of the dam?", "report")]
    [InlineData("Which ferry was recently covered in detail by Corvane Wire?", "covered detail")]
    public void WordsThatOnlyNameTheSourceAreSpent(string question, string spent) =>
        string.Join(' ', outlets.Find(question).SelectMany(outlet => outlet.SourceWords).Distinct().OrderBy(span => span.Start)
            .Select(span => span.Cut(question))).ShouldBe(spent);

    [Theory]
    [InlineData("Who bought The Harbour Post?")]
    [InlineData("Who was fired by Corvane Wire on Friday?")]
    [InlineData("Why did the editor resign from TideBeat?")]
    [InlineData("How many people does Fathom employ?")]
    public void AnOutletThatTheNewsIsAboutIsNoSource(string question) =>
        outlets.Find(question).ShouldHaveSingleItem().IsSource.ShouldBeFalse();

    [Theory]
    [InlineData("How many fathoms deep is the lake?")]
    [InlineData("At what fathom did the Ilmar report the wreck?")]
    [InlineData("Which teal ducks were seen?")]
    [InlineData("")]
    public void AWordThatAnOutletIsCalledByIsStillAWord(string question) => outlets.Find(question).ShouldBeEmpty();

    [Fact]
    public void WithoutOutletsNoneIsNamed() => new OutletMatcher([]).Find("According to Fathom, who resigned?").ShouldBeEmpty();
}

using NewsBot.Stories;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Stories;

public sealed class StoryTests
{
    private int count;

    [Fact]
    public void OtherOutletsAreNamedOnceInTheOrderInWhichTheyHadIt()
    {
        var story =
            new Story(
                [Member("Post", 1), Member("Courier", 2), Member("Ledger", 3), Member("courier", 4), Member(null, 5),
                    Member("POST", 6)]);

        story.ListOtherOutlets("1").ShouldBe(["Courier", "Ledger"]);
        story.ListOtherOutlets("3").ShouldBe(["Post", "Courier"]);
        story.ListOtherOutlets("unknown").ShouldBe(["Post", "Courier", "Ledger"]);
    }

    [Fact]
    public void CopiesOfTheArticleAreNotIndependentOfIt() =>
        new Story([Member("Post", 1), Member("Courier", 1), Member("Ledger", 1)]).CountIndependentOutlets("1").ShouldBe(0);

    [Fact]
    public void TwoOutletsWithOneTextAreOneVoice() =>
        new Story([Member("Post", 1), Member("Courier", 2), Member("Ledger", 2)]).CountIndependentOutlets("1").ShouldBe(1);

    [Fact]
    public void OneOutletWithTwoTextsIsOneVoice() =>
        new Story([Member("Post", 1), Member("Courier", 2), Member("Courier", 3)]).CountIndependentOutlets("1").ShouldBe(1);

    [Fact]
    public void TheOutletsOwnOtherTextsAreNotIndependent() =>
        new Story([Member("Post", 1), Member("Post", 2)]).CountIndependentOutlets("1").ShouldBe(0);

    [Fact]
    public void TextsThatCreditOneAgencyAreOneVoice()
    {
        var story =
            new Story([Member("Post", 1), Member("Courier", 2, "Reuters"), Member("Ledger", 3, "Reuters"), Member("Reuters", 4)]);

        story.CountIndependentOutlets("1").ShouldBe(1);
        story.CountIndependentOutlets("2").ShouldBe(1);
        story.CountIndependentOutlets("4").ShouldBe(1);
    }

    [Fact]
    public void ACopyThatCreditsNobodyIsItsAgencysAllTheSame()
    {
        var story = new Story([Member("Post", 1, "AP"), Member("Courier", 1), Member("Ledger", 2, "AP"), Member("Gazette", 3)]);

        story.CountIndependentOutlets("2").ShouldBe(1);
    }

    [Fact]
    public void AnOutletThatPrintsAnAgencyBesideItsOwnTextLeavesTheAgencyToAnother()
    {
        var story = new Story([Member("Post", 1), Member("Courier", 2), Member("Courier", 3, "AP"), Member("Ledger", 3, "AP")]);

        story.CountIndependentOutlets("1").ShouldBe(2);
    }

    [Fact]
    public void AnUnknownOutletIsNoIndependentSource() =>
        new Story([Member("Post", 1), Member(null, 2)]).CountIndependentOutlets("1").ShouldBe(0);

    [Fact]
    public void AnArticleThatIsNotOfTheStoryHasNoIndependentSources() =>
        new Story([Member("Post", 1)]).CountIndependentOutlets("unknown").ShouldBe(0);

    private StoryMember Member(string? outlet, long text, string? agency = null) =>
        new($"{++count}", outlet, null, text, agency, "", null);
}

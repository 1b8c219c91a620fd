using NewsBot.Retrieval.Questions;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Questions;

public sealed class QuestionParserTests
{
    // A Wednesday.
    private static readonly DateTimeOffset AsOf = new(2025, 10, 15, 9, 30, 0, TimeSpan.Zero);

    private readonly QuestionParser reader = new(new Tokenizer());

    [Theory]
    [InlineData("What happened today?", "2025-10-15", "2025-10-15")]
    [InlineData("What happened yesterday?", "2025-10-14", "2025-10-14")]
    [InlineData("Who resigned this week?", "2025-10-08", "2025-10-15")]
    [InlineData("Who resigned since Monday?", "2025-10-13", "2025-10-15")]
    [InlineData("Who resigned last month?", "2025-09-01", "2025-09-30")]
    public void WordsOfTimeNameAStretchOfDays(string question, string from, string until)
    {
        var time = Read(question).Time;

        time.Freshness.ShouldBe(Freshness.Window);
        time.From!.Value.UtcDateTime.ToString("yyyy-MM-dd", null).ShouldBe(from);
        time.Until!.Value.UtcDateTime.ToString("yyyy-MM-dd", null).ShouldBe(until);
    }

    [Theory]
    [InlineData("Who resigned last week?", "2025-10-08")]
    [InlineData("Who resigned on Tuesday?", "2025-10-14")]
    public void AStretchHoldsTheDayThatIsMeant(string question, string day)
    {
        var time = Read(question).Time;
        var noon = DateTimeOffset.Parse(day + "T12:00Z", null);

        (time.From <= noon && noon <= time.Until).ShouldBeTrue($"{time}");
    }

    [Theory]
    [InlineData("What is the latest on the dam?", Freshness.Strong)]
    [InlineData("Who resigned recently?", Freshness.Strong)]
    [InlineData("Who resigned?", Freshness.Soft)]
    public void WordsOfFreshnessPreferTheNew(string question, Freshness freshness) =>
        Read(question).Time.Freshness.ShouldBe(freshness);

    [Fact]
    public void AYearIsContentAndNoFilter()
    {
        var question = Read("What was built in 2006?");

        question.Terms.Select(term => term.Text).ShouldContain("2006");
        question.Time.Freshness.ShouldBe(Freshness.Soft);
    }

    [Theory]
    [InlineData("Who found the cracks?", AnswerKind.Person)]
    [InlineData("When did the dam open?", AnswerKind.Time)]
    [InlineData("Where did the ferry sail?", AnswerKind.Place)]
    [InlineData("Which country sent help?", AnswerKind.Place)]
    [InlineData("How many people left?", AnswerKind.Number)]
    [InlineData("How much was the operator fined?", AnswerKind.Money)]
    [InlineData("What percentage of the water was lost?", AnswerKind.Share)]
    [InlineData("Why did the wall crack?", AnswerKind.Reason)]
    [InlineData("What is the date of the vote?", AnswerKind.Time)]
    [InlineData("In what year was the dam completed?", AnswerKind.Time)]
    [InlineData("What is the name of the ferry's captain?", AnswerKind.Name)]
    [InlineData("What is the population of Merrowhaven?", AnswerKind.Number)]
    [InlineData("Shops are short of which sauce, to the anger of the country?", AnswerKind.Name)]
    [InlineData("What did the mayor say about the date?", AnswerKind.Thing)]
    [InlineData("Did the wall crack?", AnswerKind.YesOrNo)]
    [InlineData("The operator of the dam was fined by which company?", AnswerKind.Name)]
    public void TheWayItIsAskedSaysWhatWouldAnswerIt(string question, AnswerKind kind) => Read(question).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("Explain the vote on the dam", "vote dam")]
    [InlineData("Tell me about the dam", "dam")]
    [InlineData("Summarise what the mayor said", "mayor")]
    [InlineData("What did the list show?", "list show")]
    public void AVerbThatOnlyAsksIsNotSearchedFor(string question, string searched) =>
        Read(question).Terms.Select(term => term.Written).ShouldBe(searched.Split(' '));

    [Fact]
    public void NamesAndQuotedPhrasesAreKnown()
    {
        var question = Read("What did Joss Hadrell call “the quiet gate” yesterday?");

        question.Terms.Where(term => term.IsName).Select(term => term.Written).ShouldBe(["Joss", "Hadrell"]);
        question.Phrases.ShouldHaveSingleItem().Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("According to The Harbour Post, who resigned?", "The Harbour Post")]
    [InlineData("What did the Harbour Post say of the dam?", "The Harbour Post")]
    [InlineData("Who bought The Harbour Post?", null)]
    public void AnOutletIsAskedAfterOnlyWhereItIsASource(string question, string? outlet) =>
        Read(question).Outlets.SelectMany(asked => asked.Names).SingleOrDefault().ShouldBe(outlet);

    [Fact]
    public void AFollowUpTakesItsSubjectFromTheQuestionBefore()
    {
        var before = Read("Who found the cracks in the Merrow Dam?");

        var followUp = reader.FollowUp(Read("And what did the mayor say?"), before);

        followUp.Terms.Where(term => term.IsCarried).Select(term => term.Written).ShouldContain("Merrow");
        reader.FollowUp(Read("How many passengers did the ferry Ilmar carry?"), before).Terms.ShouldAllBe(
            term => !term.IsCarried);
    }

    private Question Read(string question) => reader.Parse(question, AsOf, ["The Harbour Post", "Ledger"]);
}

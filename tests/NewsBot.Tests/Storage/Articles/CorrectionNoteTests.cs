using NewsBot.Storage.Articles;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage.Articles;

public sealed class CorrectionNoteTests
{
    private const string Story = "The repair of the Merrow Dam will cost 48 million crowns.\n\nThe assembly votes on Monday.";

    [Theory]
    [InlineData("Correction: An earlier version of this article gave the cost as 84 million crowns.")]
    [InlineData("CORRECTION (Oct. 8, 2025): The name of the inspector was misspelled.")]
    [InlineData("Correction, 8 October: the cost is 48 million crowns, not 84 million.")]
    [InlineData("Clarification: The vote is on Monday, Calveth time.")]
    [InlineData("Editor’s note: An earlier version of this story misstated the cost of the repair.")]
    [InlineData("This article was amended on 8 October 2025. The cost was given as 84 million crowns.")]
    [InlineData("This story has been corrected to say that the vote is on Monday.")]
    [InlineData("This story has been updated to correct the spelling of Hadrell.")]
    [InlineData("A previous version incorrectly said that the dam had four gates.")]
    [InlineData("(Corrects the cost of the repair in paragraph 2)")]
    [InlineData("The headline of an earlier version of this article named the wrong dam. We regret the error.")]
    public void ANoteIsFoundWhereverItStands(string note)
    {
        CorrectionNote.Find($"{Story}\n\n{note}")!.Value.Cut($"{Story}\n\n{note}").ShouldBe(note);
        CorrectionNote.Find($"{note}\n\n{Story}")!.Value.Cut($"{note}\n\n{Story}").ShouldBe(note);
    }

    [Theory]
    [InlineData("")]
    [InlineData("The correction of the market came on Monday: shares of the ferry line fell.")]
    [InlineData("Correction officers at Teal Sound went on strike.")]
    [InlineData("This story has been updated to add the mayor's words.")]
    [InlineData("Update: the vote is over.")]
    [InlineData("Hallevik corrected the minister on Monday.")]
    [InlineData("The minister said the article was wrong and asked the paper for a correction.")]
    [InlineData("An earlier version of the plan had four gates.")]
    [InlineData("Editor’s note: Our reporter lives in Merrowhaven.")]
    public void OtherTextIsNone(string text) => CorrectionNote.Find($"{Story}\n\n{text}").ShouldBeNull();

    [Fact]
    public void AHostileTextTakesNoTime() =>
        CorrectionNote.Find(string.Join('\n', Enumerable.Repeat(new string('(', 1_400) + "corrects ", 500))).ShouldBeNull();
}

using NewsBot.Briefing;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Briefing;

public sealed class SelfContainedSentenceTests
{
    [Theory]
    [InlineData("Engineers opened two of the four bottom gates of the Merrow Dam at noon on Friday.")]
    [InlineData("“A captain does not leave in the storm,” Dorn Hallevik told reporters in Merrowhaven.")]
    [InlineData("About 1,600 people have been evacuated from Merrowhaven, the infrastructure ministry said on Saturday.")]
    [InlineData("Mayor Ilsa Tarrowen said that she had been told of the cracks at 07:25 on Friday.")]
    public void ASentenceThatNamesWhatItTellsStands(string sentence) =>
        SelfContainedSentence.FindSpan(sentence).ShouldNotBeNull().Cut(sentence).ShouldBe(sentence);

    [Theory]
    [InlineData(
        "MERROWHAVEN (Corvane Wire) — ", "Residents of three districts of Merrowhaven were ordered to leave their homes.")]
    [InlineData("OSTRANE — ", "The Assembly of Calveth on Tuesday approved a fund of 90 million crowns.")]
    [InlineData("(CNN) - ", "The Assembly of Calveth on Tuesday approved a fund of 90 million crowns.")]
    [InlineData("CNN — ", "The Assembly of Calveth on Tuesday approved a fund of 90 million crowns.")]
    [InlineData("London (CNN Business) — ", "The Assembly of Calveth on Tuesday approved a fund of 90 million crowns.")]
    public void ThePlaceThatItBeginsWithIsNotTold(string place, string told) =>
        SelfContainedSentence.FindSpan(place + told).ShouldNotBeNull().Cut(place + told).ShouldBe(told);

    [Theory]
    [InlineData("He said that the town below the Merrow Dam was not in danger on Friday.")]
    [InlineData("But the town below the Merrow Dam was not in danger, the operator said.")]
    [InlineData("However, the Merrow Water Authority said that the town was not in danger.")]
    [InlineData("According to officials, they had been told of the cracks early in the morning.")]
    [InlineData("“We are emptying a bath through a straw, and the straw runs through a town,” she said.")]
    [InlineData("We asked the Merrow Water Authority why the report had never been made public.")]
    [InlineData("Sign up for our newsletter to read more about the Merrow Dam every morning.")]
    [InlineData("The Merrow Dam was closed.")]
    [InlineData("Hide Caption 18 of 37 Photos: Prime Minister Maren Ostvale speaks in Ostrane on Monday.")]
    [InlineData("and the gates of the Merrow Dam were opened at noon on Friday by engineers.")]
    [InlineData("The Merrow Water Authority said on Friday that the dam would be lowered and…")]
    [InlineData("The mayor said “I want to hear from an engineer at the Merrow Dam, not from a press office.")]
    [InlineData("Thursday’s decision came after the Assembly of Calveth had debated the fund for hours.")]
    public void ASentenceThatNeedsAnotherOrTellsNothingDoesNotStand(string sentence) =>
        SelfContainedSentence.FindSpan(sentence).ShouldBeNull();
}

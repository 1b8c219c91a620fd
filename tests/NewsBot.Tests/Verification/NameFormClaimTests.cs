using Shouldly;
using Xunit;

namespace NewsBot.Tests.Verification;

/// <summary>Names in another form than the passage has them, and names that only look alike.</summary>
public sealed class NameFormClaimTests : ClaimTest
{
    private const string Order = "The Ministry of Transport closed the eastern bridge on Friday.";

    [Theory]
    [InlineData("The MoT closed the eastern bridge on Friday.", Order, "The Ministry of Transport (MoT) has 40 inspectors.")]
    [InlineData("The Ministry of Transport closed the eastern bridge.", "The MoT closed the eastern bridge on Friday.",
        "The Ministry of Transport (MoT) has 40 inspectors.")]
    [InlineData("The MoT closed the eastern bridge on Friday.",
        "The Transport Ministry closed the eastern bridge on Friday.", "The Ministry of Transport (MoT) has 40 inspectors.")]
    [InlineData("The Harbour Safety Council closed the eastern bridge.", "The HaSCo closed the eastern bridge on Friday.",
        "The Harbour Safety Council (HaSCo) has 40 inspectors.")]
    [InlineData("The Republican Party voted against the bridge.", "The GOP voted against the bridge.", "")]
    [InlineData("The GOP voted against the bridge.", "Republicans voted against the bridge.", "")]
    [InlineData("Republicans won 218 seats.", "The GOP won 218 seats.", "")]
    [InlineData("The International Labor Organization rejected the plan.", "The ILO rejected the plan.", "")]
    [InlineData("The ILO rejected the plan.", "The International Labour Organisation rejected the plan.", "")]
    [InlineData("PM Ilsa Tarrowen opened the bridge.", "Prime Minister Ilsa Tarrowen opened the bridge.", "")]
    [InlineData("MPs rejected the plan.", "Members of parliament rejected the plan.", "")]
    [InlineData("Lawmakers rejected the plan.", "MPs rejected the plan.", "")]
    [InlineData("The French president rejected the plan.", "The president of France rejected the plan.", "")]
    [InlineData("The president of Uruguay rejected the plan.", "The Uruguayan president rejected the plan.", "")]
    [InlineData("Saudi Arabia rejected the plan.", "Saudi officials rejected the plan.", "")]
    [InlineData("Riyadh rejected the plan.", "Saudi Arabia rejected the plan.", "")]
    [InlineData("J. Hallevik resigned on Friday.", "Jorun Hallevik resigned on Friday.", "")]
    [InlineData("Jorun Hallevik resigned on Friday.", "J. Hallevik resigned on Friday.", "")]
    [InlineData("Mr Hallevik resigned on Friday.", "Hallevik resigned on Friday.", "Jorun Hallevik led the authority.")]
    public void ANameInAnotherFormIsTheSame(string sentence, string passage, string elsewhere) =>
        Checker.Check(sentence, Source(passage, neighbours: elsewhere), Published).Discrepancies
            .ShouldBeEmpty($"“{sentence}” by “{passage}”");

    [Theory]
    // The article defines the initials otherwise, or twice, or has two names of them.
    [InlineData("The CBA rejected the plan.", "The Calveth Bar Association rejected the plan.",
        "The Calveth Bankers Association (CBA) met on Monday.")]
    [InlineData("The Calveth Bar Association rejected the plan.", "The CBA rejected the plan.",
        "The Calveth Bankers Association (CBA) met on Monday.")]
    [InlineData("The WHO rejected the plan.", "The World Health Organization rejected the plan.",
        "The Western Harbour Office (WHO) met on Monday.")]
    [InlineData("The CBA rejected the plan.",
        "The Calveth Bar Association rejected the plan. The Calveth Bankers Association agreed.", "")]
    [InlineData("The MoT closed the eastern bridge.", Order, "The Museum of Tides (MoT) has 40 rooms.")]
    // Words of a long name that stand apart are not it.
    [InlineData("The MoT closed the eastern bridge.", "The ministry closed the eastern bridge to all transport on Friday.",
        "The Ministry of Transport (MoT) has 40 inspectors.")]
    // Two persons of a surname, and two whose first names have one initial.
    [InlineData("Nora Hallevik resigned on Friday.", "Jorun Hallevik led the authority. Hallevik resigned on Friday.",
        "Nora Hallevik is a judge.")]
    [InlineData("Nora Hallevik resigned on Friday.", "Hallevik resigned on Friday.",
        "Nora Hallevik is a judge. Jorun Hallevik leads the authority.")]
    [InlineData("J. Hallevik resigned on Friday.", "Nora Hallevik resigned on Friday.", "")]
    [InlineData("J. Hallevik resigned on Friday.", "Jorun Hallevik resigned on Friday.", "Jens Hallevik is a judge.")]
    [InlineData("Mr. Hallevik resigned on Friday.", "Ms. Hallevik resigned on Friday.", "")]
    [InlineData("Mr. Hallevik resigned on Friday.", "Ms. Nora Hallevik leads the office. Hallevik resigned on Friday.", "")]
    [InlineData("The German president rejected the plan.", "The president of France rejected the plan.", "")]
    public void ANameThatOnlyLooksAlikeIsAnother(string sentence, string passage, string elsewhere) =>
        Checker.Check(sentence, Source(passage, neighbours: elsewhere), Published).IsSupported
            .ShouldBeFalse($"“{sentence}” by “{passage}”");

    [Theory]
    [InlineData("Hallevik told the broadcaster that he would resign.", "“I will resign,” Hallevik told Harbour Radio.", true)]
    [InlineData("Hallevik told Harbour Radio that he would resign.", "“I will resign,” Hallevik told the broadcaster.", true)]
    [InlineData("Hallevik told Radio that he would resign.", "“I will resign,” Hallevik told the station.", true)]
    [InlineData("Hallevik told Hexley Radio that he would resign.", "“I will resign,” Hallevik told the station.", false)]
    [InlineData("Hallevik was elected as Harbour Radio in 2015.", "Hallevik was elected as MP in 2015.", false)]
    [InlineData("Hallevik told the Hexley Herald that he would resign.", "“I will resign,” Hallevik told the paper.", false)]
    public void ANounMayStandForTheOutletOfTheArticleAlone(string sentence, string passage, bool holds) =>
        Checker.Check(sentence, Source(passage, outlet: "Harbour Radio"), Published).IsSupported.ShouldBe(holds, sentence);
}

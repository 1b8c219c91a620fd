using System.Globalization;
using NewsBot.Articles;
using NewsBot.Briefing.Differences;
using NewsBot.Briefing.Timelines;
using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Briefing.Differences;

public sealed class DisagreementsTests(ITestOutputHelper output)
{
    private const double Least = 0.9;

    private static readonly Disagreements Disagreements = new(new EventDates(new Tokenizer(), new Thesaurus(new Tokenizer())));

    [Fact]
    public void NineOfTenPairsAreJudgedRightEitherWay()
    {
        DifferenceCases.All.Count(one => one.Differ).ShouldBe(20);
        DifferenceCases.All.Count(one => !one.Differ).ShouldBe(20);

        var (precision, recall) = Judge(DifferenceCases.All);

        precision.ShouldBeGreaterThanOrEqualTo(Least);
        recall.ShouldBeGreaterThanOrEqualTo(Least);
    }

    [Fact]
    public void PairsThatNobodyFittedAreJudgedToo()
    {
        var (precision, recall) = Judge(DifferenceCases.HeldOut);

        precision.ShouldBeGreaterThanOrEqualTo(0.7);
        recall.ShouldBeGreaterThanOrEqualTo(0.5);
    }

    [Fact]
    public void NothingComesOfNothing() => Disagreements.Find([]).ShouldBeEmpty();

    [Fact]
    public void AWireCopyDoesNotSpeakAgainstItsOriginal() =>
        Disagreements.Find([
            Told("a", "The Harbour Post", 10, "The crash on the pass killed 12 people.") with { Voice = "CORVANE WIRE" },
            Told("b", "Calveth Courier", 14, "The crash on the pass killed 14 people.") with { Voice = "CORVANE WIRE" },
        ]).ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Update);

    [Fact]
    public void AHigherCountDaysLaterIsAnUpdate() =>
        Disagreements.Find([
            Told("a", "The Harbour Post", 10, "The crash on the pass killed 12 people."),
            Told("b", "Calveth Courier", 10, "The crash on the pass killed 14 people.", day: 5),
        ]).ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Update);

    [Fact]
    public void AHeightSpeaksAgainstNoDepth() =>
        Disagreements.Find([
            Told("a", "The Harbour Post", 10,
                "The cracks are on the eastern side of the Merrow wall, 20 metres above the ground."),
            Told("b", "Calveth Courier", 10,
                "The divers looked at the side of the Merrow wall, where the water is 38 metres deep."),
            Told("c", "The Ostrane Ledger", 11, "The reservoir at the side of the Merrow wall measured 14 on Friday."),
        ]).ShouldBeEmpty();

    [Fact]
    public void ANumberThatIsANameCountsNothing() =>
        Disagreements.Find([
            Told("a", "The Harbour Post", 10, "Hurricane Odra reached the coast of Calveth as a Category 3 storm on Friday."),
            Told("b", "Calveth Courier", 11, "Hurricane Odra reached the coast of Calveth as a Category 4 storm on Friday."),
        ]).ShouldBeEmpty();

    private (double Precision, double Recall) Judge(IReadOnlyList<DifferenceCase> cases)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var one in cases)
        {
            var found = Find(one);
            var isFound = found.Any(difference => difference.Kind == DifferenceKind.Disagreement);
            if (isFound && one.Differ) right++;
            if (isFound == one.Differ) continue;
            if (isFound) wrong++;
            else missed++;
            output.WriteLine(
                $"{(isFound ? "found, but not so" : "missed")}: {one.First} / {one.Second} "
                    + $"{string.Join("; ", found.Select(Written))}");
        }

        var (precision, recall) = ((double)right / (right + wrong), (double)right / (right + missed));
        output.WriteLine(
            $"{cases.Count} pairs: precision {precision.ToString("F2", CultureInfo.InvariantCulture)}, recall "
                + $"{recall.ToString("F2", CultureInfo.InvariantCulture)}");
        return (precision, recall);
    }

    private static IReadOnlyList<Difference> Find(DifferenceCase one) =>
        Disagreements.Find(
            [Told("first", "The Harbour Post", 10, one.First),
                Told("second", one.IsOfOneOutlet ? "The Harbour Post" : "Calveth Courier", 14, one.Second)]);

    private static PublishedSentence Told(string id, string outlet, int hour, string text, int day = 3) => new(
        new ArticleReference(id, 1, "Title", outlet, new DateTimeOffset(2025, 10, day, hour, 0, 0, TimeSpan.Zero), null),
        TextSpan.FromBounds(0, text.Length), text);

    private static string Written(Difference difference) =>
        $"{difference.Kind} {difference.Fact} {difference.Subject}: "
        + string.Join(
            " / ",
            difference.Values.Select(value =>
                $"{value.Text} ({string.Join(", ", value.Sentences.Select(told => told.Article.Outlet))})"));
}

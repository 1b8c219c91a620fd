using CsCheck;
using NewsBot.Articles;
using NewsBot.Stories;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Stories;

public sealed class ShingleFingerprintTests
{
    private static readonly Article Original = SomeNews.FireReport("original", "The Harbour Post");

    public static TheoryData<string, string> Copies => new()
    {
        { "word for word", SomeNews.FireBody },
        { "with other quotation marks, dashes and spaces", SomeNews.FireBody.Replace('“', '"').Replace('”', '"')
            .Replace("\n\n", " \n", StringComparison.Ordinal) },
        { "cut from the end", SomeNews.FireCut },
        { "with another lead and a dateline", SomeNews.FireWithAnotherLead },
        { "with a byline", "By Ada Brandt\n\n" + SomeNews.FireBody },
        { "with one number corrected", SomeNews.FireBody.Replace("38 cars", "83 cars", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Copies))]
    public void ACopyIsFoundHoweverItWasChanged(string how, string body)
    {
        var copy = SomeNews.FireReport("copy", "Calveth Courier", body: body);

        AreCopies(Original, copy).ShouldBeTrue(how);
        ShingleFingerprint.Create(Original).Bands.Intersect(ShingleFingerprint.Create(copy).Bands).ShouldNotBeEmpty(how);
    }

    [Fact]
    public void AnotherReportOfTheSameIsNoCopy() => AreCopies(Original, SomeNews.FireByAnother()).ShouldBeFalse();

    [Fact]
    public void AFormWithOtherNumbersIsNoCopy() =>
        AreCopies(SomeNews.Results("Ostwick Oil", 1), SomeNews.Results("Hallow Mills", 2)).ShouldBeFalse();

    [Fact]
    public void AFormWithTheSameNumbersIsACopy() =>
        AreCopies(SomeNews.Results("Ostwick Oil", 1), SomeNews.Results("Ostwick Oil", 1) with { Outlet = "Calveth Courier" })
            .ShouldBeTrue();

    [Fact]
    public void TheDailyWeatherIsNoCopyOfYesterdays()
    {
        static Article Weather(int day, int low, int high, int wind) => Some.Article(
            $"weather-{day}", "The weather in Calveth",
            $"It will be cloudy in the morning, with some sun on the coast in the afternoon. Lows of {low} and highs of "
                + $"{high} degrees are expected, with a "
            + $"wind from the west of {wind} kilometres an hour. The water has {low + 5} degrees. The sun sets at 18:"
            + $"{day + 10}. Ferries run as planned, "
            + "and there is no warning in force for small boats between Ostwick and the islands in the north of the county.",
            published: $"2025-10-0{day}");

        AreCopies(Weather(3, 4, 12, 20), Weather(4, 6, 15, 35)).ShouldBeFalse();
    }

    [Fact]
    public void ABriefIsACopyOnlyUnderTheSameHeadline()
    {
        const string notice =
            "You have reached the limit of articles for this month. Please register or sign in to continue reading.";
        var first = Some.Article("a", "Ferry burns off Ostwick", notice);

        AreCopies(first, Some.Article("b", "Inquiry into dam opens", notice, "Calveth Courier")).ShouldBeFalse();
        AreCopies(first, Some.Article("b", "Ferry burns off Ostwick", notice, "Calveth Courier")).ShouldBeTrue();
        AreCopies(first, Some.Article("b", "Ferry burns off Ostwick", notice, "Calveth Courier", published: "2025-11-03"))
            .ShouldBeFalse();
    }

    [Fact]
    public void ALongNoticeOfOneOutletIsNoCopyUnderOtherHeadlines()
    {
        var notice =
            string.Join(
                ' ', Enumerable.Repeat(0, 3)
                    .Select((_, part) =>
                    $"Part {part} of the terms says that what you read here may be counted, kept for {part} years and shared "
                        + $"with those who pay for it. ")) + SomeNews.FireCut;

        AreCopies(Some.Article("a", "Ferry burns off Ostwick", notice), Some.Article("b", "Inquiry into dam opens", notice))
            .ShouldBeFalse();
    }

    [Fact]
    public void AnAgencysReportIsKnownAgainThoughMuchOfItIsChanged()
    {
        var paragraphs = SomeNews.FireBody.Split("\n\n");
        string Changed(string credit) => credit + string.Join("\n\n", paragraphs.Where((_, i) => i is 0 or 1 or 3 or 5))
            + "\n\nThe mayor of Ostwick, Bera Lund, opened the town hall to the passengers and had soup cooked for them, "
            + "while their relatives waited outside. "
            + "Lund said that she had never been so proud of her town. Buses took most of them on to Corvane in the course of "
            + "the evening, with an escort of police.";
        var agency = SomeNews.FireReport("agency", "The Harbour Post", author: "Reuters");

        AreCopies(agency, SomeNews.FireReport("copy", "Calveth Courier", body: Changed("OSTWICK (Reuters) - "))).ShouldBeTrue();
        AreCopies(agency, SomeNews.FireReport("copy", "Calveth Courier", body: Changed(""))).ShouldBeFalse();
    }

    [Fact]
    public void WhetherTextsAreCopiesDoesNotHangOnWhichIsAskedFirst()
    {
        Article[] articles =
            [Original, SomeNews.FireByAnother(), SomeNews.FireReport("cut", "x", body: SomeNews.FireCut),
                .. SomeNews.Unrelated(5), SomeNews.Results("a", 1)];

        foreach (var first in articles)
            foreach (var second in articles)
                AreCopies(first, second).ShouldBe(AreCopies(second, first), $"{first.Id} {second.Id}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("Yes")]
    public void ATextOfHardlyAnyWordsIsNoCopyOfALongOne(string body) =>
        AreCopies(Some.Article(body: body), Original).ShouldBeFalse();

    [Fact]
    public void ScriptsWithoutSpacesAreReadByTheCharacter() =>
        AreCopies(Some.Article(body: "渡輪在奧斯特威克附近起火，無人"), Some.Article(body: "渡輪在奧斯特威克附近起火")).ShouldBeTrue();

    [Fact]
    public void MinHashEstimatesJaccardInTheMean()
    {
        var sets = Gen.Select(Gen.ULong.HashSet[20, 120], Gen.ULong.HashSet[20, 120], Gen.ULong.HashSet[1, 200]);
        var errors = new List<double>();
        sets.Sample(
            (only, other, common) =>
            {
                ulong[] first = [.. only.Union(common)], second = [.. other.Union(common)];
                var exact = (double)first.Intersect(second).Count() / first.Union(second).Count();
                var estimate = MinHash.ComputeSignature(first, 256).Zip(MinHash.ComputeSignature(second, 256))
                    .Count(pair => pair.First == pair.Second) / 256.0;
                errors.Add(estimate - exact);
                // Six standard deviations of 256 throws.
                Math.Abs(estimate - exact).ShouldBeLessThan(6 * Math.Sqrt(0.25 / 256));
            },
            iter: 300, threads: 1);

        errors.Average().ShouldBeInRange(-0.01, 0.01);
    }

    private static bool AreCopies(Article first, Article second) =>
        ShingleFingerprint.Create(first).IsCopyOf(ShingleFingerprint.Create(second));
}

using CsCheck;
using NewsBot.Storage.Articles;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage.Articles;

public sealed class SentenceDiffTests
{
    private const string First =
        "The dam has three cracks. The longest is 14 metres long. Nobody is in danger. The gates stay shut.";

    private static List<(string? Before, string? After)> Changes(string before, string after) =>
        [.. SentenceDiff.Compute(before, after).Select(change => (change.Before?.Cut(before), change.After?.Cut(after)))];

    [Fact]
    public void TheSameTextHasNoChange() => Changes(First, First).ShouldBeEmpty();

    [Fact]
    public void OtherWhiteSpaceIsNoChange() =>
        Changes(First, First.Replace(". The", ".\n\nThe").Replace("three cracks", "three  cracks")).ShouldBeEmpty();

    [Fact]
    public void ASentenceWithAnotherNumberIsAPair() =>
        Changes(First, First.Replace("14", "41"))
            .ShouldBe([("The longest is 14 metres long.", "The longest is 41 metres long.")]);

    [Fact]
    public void NewGoneAndChangedSentencesAreToldApart() =>
        Changes(First, "The dam has three cracks. The longest is 9 metres long. The gates stay shut. A ferry waits at Ostwick.")
            .ShouldBe(
        [
            ("The longest is 14 metres long.", "The longest is 9 metres long."),
            ("Nobody is in danger.", null),
            (null, "A ferry waits at Ostwick."),
        ]);

    [Fact]
    public void ASentenceOfOtherWordsIsOneGoneAndOneNew() =>
        Changes("Nobody is in danger.", "Two people were hurt at the pier.")
            .ShouldBe([(null, "Two people were hurt at the pier."), ("Nobody is in danger.", null)], ignoreOrder: true);

    [Fact]
    public void EveryChangeTogetherMakesTheLaterTextOfTheEarlier() => Sentences.Sample((before, after) =>
    {
        var (old, fresh) = (Text(before), Text(after));
        var changes = SentenceDiff.Compute(old, fresh);

        var kept = NewsBot.Text.Sentences.Split(old).Where(span => !changes.Any(change => change.Before == span))
            .Select(span => span.Cut(old));
        var stayed = NewsBot.Text.Sentences.Split(fresh).Where(span => !changes.Any(change => change.After == span))
            .Select(span => span.Cut(fresh));
        kept.ShouldBe(stayed);
    });

    [Fact]
    public void TwoLongTextsAreComparedToo()
    {
        var before = string.Join(' ', Enumerable.Range(0, 3_000).Select(number => $"The tug took crate {number} to the pier."));

        Changes(before, before.Replace("crate 1500 ", "crate 1500a ") + " It was late.").Count.ShouldBeLessThanOrEqualTo(3);
        Changes(before,
            string.Join(
                ' ', Enumerable.Range(0, 3_000).Select(number => $"Barge {number} came home."))).Count.ShouldBeGreaterThan(3_000);
    }

    private static Gen<(int[] Before, int[] After)> Sentences =>
        Gen.Select(Gen.Int[0, 5].Array[0, 12], Gen.Int[0, 5].Array[0, 12]);

    private static string Text(int[] numbers) =>
        string.Join(' ', numbers.Select(number => $"Vessel number {number} left the harbour."));
}

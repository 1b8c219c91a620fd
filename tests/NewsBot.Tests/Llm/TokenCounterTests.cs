using Microsoft.ML.Tokenizers;
using NewsBot.Answering.Writing;
using NewsBot.Llm;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

public class TokenCounterTests
{
    /// <summary>The same two sentences in the scripts of the world, and what is no sentence.</summary>
    public static TheoryData<string, string> Texts { get; } = new()
    {
        { "English", SomeEvidence.DamText },
        { "German",
            "Der Staudamm wurde am Freitag geschlossen, nachdem Risse in der östlichen Mauer entdeckt worden waren. Die "
                + "Bewohner mussten ihre Häuser verlassen." },
        { "Finnish",
            "Pato suljettiin perjantaina, kun insinöörit löysivät halkeamia itäisestä muurista. Asukkaita kehotettiin "
                + "poistumaan kodeistaan." },
        { "Polish",
            "Zapora została zamknięta w piątek po tym, jak inżynierowie odkryli pęknięcia we wschodnim murze. Mieszkańcy "
                + "musieli opuścić domy." },
        { "Vietnamese", "Con đập đã bị đóng cửa vào thứ Sáu sau khi các kỹ sư phát hiện các vết nứt trên bức tường phía đông." },
        { "Russian", "Плотина была закрыта в пятницу после того, как инженеры обнаружили трещины в восточной стене." },
        { "Greek", "Το φράγμα έκλεισε την Παρασκευή αφού οι μηχανικοί ανακάλυψαν ρωγμές στον ανατολικό τοίχο." },
        { "Arabic", "أُغلق السد يوم الجمعة بعد أن اكتشف المهندسون شقوقا في الجدار الشرقي." },
        { "Hindi", "इंजीनियरों द्वारा पूर्वी दीवार में दरारें पाए जाने के बाद शुक्रवार को बांध बंद कर दिया गया।" },
        { "Chinese", "工程师在东墙发现裂缝后，大坝于周五关闭。" },
        { "Japanese", "技術者が東側の壁に亀裂を発見したため、ダムは金曜日に閉鎖された。" },
        { "Korean", "기술자들이 동쪽 벽에서 균열을 발견한 후 댐은 금요일에 폐쇄되었다." },
        { "figures", "12,345 6,200 48.5% 2025-10-03 1987 19042 3.1415926 1,000,000" },
        { "pictures", "🌊🚨🏠🔥🎉😀" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void TokensAreSeldomMoreThanHalfAsManyAgainAsEstimated(string what, string text)
    {
        foreach (var encoding in (string[])["o200k_base", "cl100k_base"])
        {
            var counted = TiktokenTokenizer.CreateForEncoding(encoding).CountTokens(text);
            ((double)counted / TokenCounter.Estimate(text)).ShouldBeLessThanOrEqualTo(1.5, $"{what} in {encoding}: {counted}");
        }
    }

    [Fact]
    public void FittingIsDecidedByTheTokenizerOfAModelThatIsKnown()
    {
        // Eight of these make one token of o200k_base, so that the estimate is twice too high.
        var text = new string('x', 800);

        TokenCounter.Estimate(text).ShouldBe(200);
        new TokenCounter("gpt-4o").Fits(text, 100).ShouldBeTrue();
        new TokenCounter("gpt-4o").Fits(text, 99).ShouldBeFalse();
        new TokenCounter("llama3.2").Fits(text, 199).ShouldBeFalse();
        new TokenCounter("llama3.2").Fits(text, 200).ShouldBeTrue();
    }

    [Theory]
    [InlineData("davinci")]
    [InlineData("")]
    [InlineData(null)]
    public void ModelWithoutATokenizerHereIsEstimated(string? model) =>
        new TokenCounter(model).Fits(new string('x', 800), 199).ShouldBeFalse();

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData(null)]
    public void BeginningFitsAndCutsNoCharacterInTwo(string? model)
    {
        var text = string.Concat(Enumerable.Repeat("🌊東京 ", 500));
        var tokens = new TokenCounter(model);

        var beginning = tokens.Truncate(text, 300);

        tokens.Fits(beginning, 300).ShouldBeTrue();
        beginning.Length.ShouldBeGreaterThan(100);
        text.ShouldStartWith(beginning);
        char.IsHighSurrogate(beginning[^1]).ShouldBeFalse();
    }

    [Fact]
    public void PassagesOfAnyScriptStayWithinTheBudget()
    {
        var passage = string.Concat(Enumerable.Repeat("工程师在东墙发现裂缝后，大坝于周五关闭。", 40));

        var passages = PromptPassages.Create([.. Enumerable.Range(0, 8).Select(_ => SomeEvidence.Passage(passage))]);

        passages.Passages.Count.ShouldBe(3);
        TokenCounter.Estimate(passages.Text).ShouldBeLessThan(3000);
        PromptPassages.Create([SomeEvidence.Passage(string.Concat(Enumerable.Repeat(passage, 10)))]).Text.Length
            .ShouldBeInRange(2000, 3000);
    }
}

using NewsBot.Text;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Text;

public sealed class WordRarityTests
{
    [Fact]
    public void AWordIsTheRarerTheFewerTextsHaveIt()
    {
        var tokenizer = new Tokenizer();
        double Rarity(string word) => WordRarity.Of(tokenizer.Read(word).Single().Text);

        Rarity("the").ShouldBeLessThan(Rarity("minister"));
        Rarity("minister").ShouldBeLessThan(Rarity("sovereignty"));
        Rarity("Skerrowby").ShouldBe(WordRarity.Unknown);
        Rarity("2021").ShouldBe(WordRarity.Number);
    }
}

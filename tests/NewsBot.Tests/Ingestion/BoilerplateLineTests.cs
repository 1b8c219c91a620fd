using NewsBot.Ingestion;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion;

public sealed class BoilerplateLineTests
{
    [Theory]
    [InlineData("Related: Lighthouse turns blue")]
    [InlineData("READ MORE: Lighthouse turns blue")]
    [InlineData("► See also | Cats of the harbour")]
    [InlineData("Read more")]
    [InlineData("You may also like...")]
    [InlineData("DON'T MISS")]
    [InlineData("More AP boats: https://ap.example/boats")]
    [InlineData("More Great Harbour Stories")]
    [InlineData("Leia também: A balsa volta")]
    [InlineData("Lesen Sie auch: Die Fähre fährt")]
    [InlineData("WATCH: The ferry leaves")]
    [InlineData("Most read")]
    [InlineData("Advertisement")]
    [InlineData("Story continues below the video.")]
    [InlineData("Leave a comment")]
    [InlineData("Image 2 of 5")]
    [InlineData("Photo: Ada Quill")]
    [InlineData("Image credit: Ada Quill/Harbour Pictures")]
    [InlineData("Фото: Ада Квилл")]
    [InlineData("The pier at noon (Photo by Ada Quill/Getty Images)")]
    [InlineData("Views of the pier, photos © Ada Quill")]
    [InlineData("Sign up for our daily letter")]
    [InlineData("Subscribe to the Harbour Post.")]
    [InlineData("Follow us on Facebook and Twitter.")]
    [InlineData("Follow Ada Quill on Twitter: @adaquill")]
    [InlineData("Ada Quill is a reporter. Follow her on Twitter @adaquill.")]
    [InlineData("Have a tip? Write to tips@post.example")]
    [InlineData("Ada Quill can be reached at ada@post.example")]
    [InlineData("Our readers love boats. Click here to order one.")]
    [InlineData("We may earn a commission if you buy through our links.")]
    [InlineData("Copyright 2024 Harbour Post")]
    [InlineData("© Harbour Post")]
    [InlineData("The Harbour Post. All rights reserved.")]
    [InlineData("Reporting by Ada Quill; editing by Bo Reed")]
    [InlineData("Bo Reed contributed to this report.")]
    [InlineData("Published November 20th, 2019 - 07:50 GMT")]
    [InlineData("Updated at 1:23 p.m.")]
    [InlineData("Originally published on Boats Today.")]
    [InlineData("Tags: ferry, harbour")]
    public void LineThatIsNotTheArticleIsKnown(string line) => BoilerplateLine.IsMatch(line).ShouldBeTrue();

    [Theory]
    [InlineData("Sources told the Harbour Post that the ferry is sold.")]
    [InlineData("Related expenses rose by half.")]
    [InlineData("“Read: it is all there,” said Ada Quill.")]
    [InlineData("“Follow us,” said the harbour master, and they did.")]
    [InlineData("Published in 1925, the novel made the harbour famous.")]
    [InlineData("Copyright law has not kept up with the harbour.")]
    [InlineData("More than forty boats: that is what the town needs.")]
    [InlineData("More from the harbour than from the land came the noise.")]
    [InlineData("Support for the ferry has grown.")]
    [InlineData("Photography is not allowed on the pier.")]
    [InlineData("Two mistakes also contributed to the accident.")]
    [InlineData("He signed up for the navy.")]
    [InlineData("She deleted the picture (she had taken it herself).")]
    [InlineData("Video: An earlier version of this video misstated the day.")]
    [InlineData("Updated: This article was corrected on May 2 2024")]
    [InlineData("Via the pier, he went home.")]
    public void SentenceOfAnArticleIsNot(string line) => BoilerplateLine.IsMatch(line).ShouldBeFalse();

    [Fact]
    public void ParagraphIsNoLine() => BoilerplateLine.IsMatch("Related: " + new string('a', 500)).ShouldBeFalse();

    [Theory]
    [InlineData("By Ada Quill", true)]
    [InlineData("05/10/2018 - Ada Quill - Harbour", true)]
    [InlineData("Mon 6 May, 10:48", true)]
    [InlineData("By the time the boat left, it was night.", false)]
    [InlineData("On 12 September the fair opens", false)]
    public void BylineOrDateBeforeTheTextIsKnown(string line, bool isDated) =>
        BoilerplateLine.IsBylineOrDate(line).ShouldBe(isDated);
}

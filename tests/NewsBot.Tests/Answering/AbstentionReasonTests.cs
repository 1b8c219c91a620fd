using CsCheck;
using NewsBot.Answering;
using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Answering;

/// <summary>Where nothing is answered, what is said of the coverage is true of the coverage.</summary>
public sealed class AbstentionReasonTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("Who is the mayor of Skerrowby?", "nothing in it mentions Skerrowby")]
    [InlineData("What is Skerrowby’s population?", "nothing in it mentions Skerrowby.")]
    [InlineData("What did Petra Vosskuhl eat for breakfast?", "nothing in it mentions Petra Vosskuhl")]
    public async Task ANameThatStandsNowhereIsSaidToBeMissing(string question, string reason) =>
        (await AskAsync(question)).ShouldContain(reason);

    [Theory]
    // In another article than the one that comes nearest.
    [InlineData("Why did Oda Brandt crack the dam?")]
    // In part, misspelt, as an owner, in capitals.
    [InlineData("When was Ulrik Hadrell born?")]
    [InlineData("When was Haddrell born?")]
    [InlineData("What is Hadrell’s shoe size?")]
    [InlineData("WHERE DOES HADRELL SLEEP?")]
    // In short, in full, in one word, in two.
    [InlineData("Who chairs the Merrow Water Authority?")]
    [InlineData("Who chairs the MWA?")]
    [InlineData("Who painted the HarborTown mural?")]
    [InlineData("Who built Quay Side?")]
    // As an outlet, an author, an address.
    [InlineData("Who bought The Harbour Post?")]
    [InlineData("Where does Wanda Quillip live?")]
    [InlineData("Who owns Tidebeat?")]
    public async Task ANameThatStandsAnywhereInAnyFormIsNotSaidToBeMissing(string question)
    {
        var text = await AskAsync(question);

        text.ShouldStartWith("The coverage does not say");
        text.ShouldNotContain("mentions");
    }

    [Fact]
    public async Task WhatIsNotInViewDoesNotCount()
    {
        const string question = "Who is Oda Brandt married to?";

        (await AskAsync(question)).ShouldNotContain("mentions");
        (await AskAsync(question, new Scope { Outlets = ["The Harbour Post"] }))
            .ShouldContain("nothing in it mentions Oda Brandt");
        (await AskAsync(question, asOf: new DateTimeOffset(2025, 10, 4, 0, 0, 0, TimeSpan.Zero)))
            .ShouldContain("nothing in it mentions Oda Brandt");
        (await AskAsync(question, new Scope { Excluded = new HashSet<string> { "ferry" } }))
            .ShouldContain("nothing in it mentions Oda Brandt");
    }

    [Fact]
    public async Task NothingIsSaidToBeMissingInATimeOfWhichItIsHeld()
    {
        (await AskAsync("What did the captain of the electric ferry Ilmar eat today?",
            asOf: new DateTimeOffset(2025, 10, 8, 20, 0, 0, TimeSpan.Zero)))
            .ShouldNotContain("in the time asked about");
        (await AskAsync("What did the captain of the electric ferry Ilmar say this week?",
            asOf: new DateTimeOffset(2025, 12, 20, 0, 0, 0, TimeSpan.Zero)))
            .ShouldContain("nothing that bears on this was published in the time asked about");
    }

    [Fact]
    public async Task WhereOutletsAreAskedForTheyAreNamed()
    {
        var text = await AskAsync("What does the Harbour Post article say about the ferry Ilmar?");

        text.ShouldStartWith("The coverage does not say, in what The Harbour Post published: ");
        text.ShouldNotContain("mentions");
    }

    [Fact]
    public async Task WhoNamesAnOutletAloneIsToldToNameASubject()
    {
        (await AskAsync("What stories featured in The Harbour Post?"))
            .ShouldBe("That names no subject. Ask what The Harbour Post published about something.");
    }

    /// <summary>
    /// Random coverage, and questions about names cut from it, changed as members change them: none of these is ever "not
    /// mentioned".
    /// </summary>
    [Fact]
    public async Task NoNameOfRandomCoverageIsEverSaidToBeMissing()
    {
        var random = new Random(20261130);
        string Syllables() =>
            string.Concat(Enumerable.Range(0, random.Next(2, 4))
                .Select(_ => $"{"bdfgklmnprstv"[random.Next(13)]}{"aeiou"[random.Next(5)]}{"nrlsk"[random.Next(5)]}"));
        string Name() => Syllables() is { } low ? char.ToUpperInvariant(low[0]) + low[1..] : "";
        Article Random(int number)
        {
            var body =
                $"{Name()} {Name()} of the {Name()} {Name()} {Name()} spoke in {Name()} on Friday. The {Name()} will go on, "
                    + $"said {Name()}.";
            return Some.Article(
                $"a{number}", $"{Name()} meets {Name()}", body, $"{Name()} {Name()}") with
            { Author = $"{Name()} {Name()}" };
        }

        var articles = Enumerable.Range(0, 60).Select(Random).ToArray();
        await host.HoldingAsync(articles);
        var names = articles.SelectMany(article => new[] { article.Title, article.Body, article.Outlet!, article.Author! })
            .SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, "[A-Z][a-z]+( [A-Z][a-z]+)*")
            .Select(match => match.Value)).ToArray();

        var changed = Gen.Select(Gen.Int[0, names.Length - 1].Select(i => names[i]), Gen.Int[0, 6], Gen.Int[0, 40])
            .Select((name, way, at) => way switch
        {
            0 => name,
            1 => $"{name}’s brother",
            2 => name.ToUpperInvariant(),
            3 => name.Replace(" ", ""),
            // Of short words, one with a letter less is another word.
            4 when name.Length >= 8 && !name.Contains(' ') => name.Remove(1 + (at % (name.Length - 1)), 1),
            5 when name.Contains(' ') => string.Concat(name.Split(' ').Select(word => word[0])),
            _ => name.Split(' ')[at % name.Split(' ').Length],
        });

        await changed.SampleAsync(async name =>
        {
            var answer =
                await host.Pipeline.AnswerAsync(new AnswerRequest($"Who taught juggling to {name} of the moon?"), Cancellation);
            return !answer.Text.Contains("mentions", StringComparison.Ordinal);
        }, iter: 300, threads: 1);
    }

    private async Task<string> AskAsync(string question, Scope? scope = null, DateTimeOffset? asOf = null)
    {
        await host.HoldingAsync(
            Some.Article("dam", body: $"{Some.DamBody} The MWA, which runs it, has closed the Harbor Town road, and Quayside.")
                with
            { Author = "Wanda Quillip" },
            Some.Article(
                "ferry", "Ferry Ilmar crosses", Some.FerryBody, "Corvane Wire", "https://tidebeat.example/ilmar", "2025-10-08"));
        return (await host.Pipeline.AnswerAsync(
            new AnswerRequest(question) { Scope = scope ?? Scope.All, AsOf = asOf }, Cancellation)).Text;
    }
}

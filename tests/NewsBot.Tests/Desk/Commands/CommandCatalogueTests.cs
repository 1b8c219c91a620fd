using NewsBot.Desk;
using NewsBot.Desk.Commands;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Commands;

public sealed class CommandCatalogueTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private CommandCatalogue Catalogue => host.Desk.Catalogue;

    [Fact]
    public void EveryCommandIsFitToBePresented()
    {
        foreach (var command in Catalogue.Commands)
        {
            command.Name.ShouldMatch("^[a-z]{2,20}$");
            command.Description.Length.ShouldBeInRange(5, 100);
            command.Examples.ShouldNotBeEmpty();
            command.Examples.ShouldAllBe(example => example.StartsWith("/" + command.Name, StringComparison.Ordinal));
            command.Options.ShouldAllBe(option => option.Description.Length <= 100);
        }
    }

    [Fact]
    public void WhatIsDeclaredIsWhatThereIs() =>
        Catalogue.Commands.ShouldBe([.. CommandList.Declarations, Catalogue.Find("help")!]);

    [Fact]
    public async Task EveryCommandsExamplesWork()
    {
        await host.HoldingAsync(Some.Article());
        foreach (var command in Catalogue.Commands)
        {
            // Those that ask the web, or belong to a community, are carried out elsewhere.
            foreach (var example in command.Examples)
            {
                if (command.IsOnlyForMembers || command.Name == "feeds" || example.Contains(" at:", StringComparison.Ordinal))
                    Catalogue.FindProblem(Catalogue.ParseLine(example, null)).ShouldBeNull(example);
                else (await HandleAsync(example)).IsUsageError.ShouldBeFalse(example);
            }
        }
    }

    [Theory]
    [InlineData("/sorces", "/sources")]
    [InlineData("/aks hello", "/ask")]
    [InlineData("/HELPP", "/help")]
    public async Task AnUnknownCommandIsToldTheNearestName(string line, string meant)
    {
        var reply = await HandleAsync(line);

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain($"Did you mean {meant}");
    }

    [Fact]
    public async Task ANameNearNothingIsToldWhereTheCommandsAreListed() =>
        (await HandleAsync("/xyzzyplugh")).Text.ShouldContain("/help");

    [Fact]
    public async Task AMissingOptionIsNamed()
    {
        var reply = await HandleAsync("/ask");

        reply.IsUsageError.ShouldBeTrue();
        reply.Text.ShouldContain("question");
    }

    [Fact]
    public void ATypedLineBecomesOptions()
    {
        var request = Catalogue.ParseLine("/ask  who said: as_of:2025-10-05 no?", "here");

        request.Command.ShouldBe("ask");
        request["question"].ShouldBe("who said: no?");
        request["as_of"].ShouldBe("2025-10-05");
        request.Conversation.ShouldBe("here");
    }

    [Theory]
    [InlineData("/ask outlet:\"The Harbour Post\" who said no?", "The Harbour Post", "who said no?")]
    [InlineData("/ask who said no? outlet:“The Harbour  Post”", "The Harbour Post", "who said no?")]
    [InlineData("/ask who outlet:\"Post\" said no?", "Post", "who said no?")]
    [InlineData("/ask who said no? outlet:\"The Harbour Post", "The Harbour Post", "who said no?")]
    [InlineData("/ask who said no? outlet:\" The Harbour Post \"", "The Harbour Post", "who said no?")]
    [InlineData("/ask who said \"no\"? outlet:Post", "Post", "who said \"no\"?")]
    public void QuotationMarksHoldAnOptionOfSeveralWordsTogether(string line, string outlet, string question)
    {
        var request = Catalogue.ParseLine(line, null);

        request["outlet"].ShouldBe(outlet);
        request["question"].ShouldBe(question);
    }

    [Fact]
    public async Task HelpListsEveryCommand()
    {
        var text = (await HandleAsync("/help")).Text;

        Catalogue.Commands.ShouldAllBe(command => command.IsMenuOnly || text.Contains("/" + command.Name));
    }

    [Fact]
    public async Task SourcesTellsFromWhomAndHowFresh()
    {
        await host.HoldingAsync(Some.Article("a"), Some.Article("b", outlet: null, body: Some.FerryBody, published: null));

        var text = (await HandleAsync("/sources")).Text;

        text.ShouldContain("2 articles of 2 outlets; the newest is of 3 October 2025, 17 days ago.");
        text.ShouldContain("The Harbour Post: 1 article, 3 October 2025");
        text.ShouldContain("unknown outlet: 1 article, undated");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private Task<Reply> HandleAsync(string line) =>
        host.Desk.HandleAsync(Catalogue.ParseLine(line, null), TestContext.Current.CancellationToken);
}

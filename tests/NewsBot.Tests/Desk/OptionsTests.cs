using Microsoft.Extensions.Options;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

public sealed class OptionsTests
{
    [Fact]
    public async Task AllErrorsAreToldAtOnceAndNameTheirKeys()
    {
        await using var host = new TestHost(
            ("NewsBot:DataDirectory", " "), ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", "localhost:8080"));

        var failures = Should.Throw<OptionsValidationException>(() => host.Desk).Failures.ToList();

        failures.Count.ShouldBe(3);
        failures.ShouldContain(failure => failure.Contains("NewsBot:DataDirectory"));
        failures.ShouldContain(failure => failure.Contains("NewsBot:Model:Name"));
        failures.ShouldContain(failure => failure.Contains("NewsBot:Model:Endpoint"));
    }

    [Fact]
    public async Task AValueOfTheWrongKindNamesItsKey()
    {
        await using var host = new TestHost(("NewsBot:Model:Provider", "Oracle"));

        Should.Throw<OptionsValidationException>(() => host.Desk).Message.ShouldContain("NewsBot:Model:Provider");
    }

    [Fact]
    public async Task HostsThatAreNoneAndAContactThatCannotBeSentAreNamed()
    {
        await using var host = new TestHost(
            ("NewsBot:Web:PrivateHosts:0", "10.0.0.0/8"), ("NewsBot:Web:PrivateHosts:1", "http://news.intern/"),
            ("NewsBot:Web:PrivateHosts:2", "10.0.0.0/99"), ("NewsBot:Web:PrivateHosts:3", "news.intern"),
            ("NewsBot:Web:Contact", "me (at home)"));

        var failures = Should.Throw<OptionsValidationException>(() => host.Desk).Failures.ToList();

        failures.Count.ShouldBe(3);
        failures[0].ShouldStartWith("NewsBot:Web:PrivateHosts:1 is \"http://news.intern/\"; write a host name");
        failures[1].ShouldStartWith("NewsBot:Web:PrivateHosts:2");
        failures[2].ShouldStartWith("NewsBot:Web:Contact");
    }

    [Fact]
    public async Task AzureNeedsAnAddressAndTheNameOfADeployment()
    {
        await using var host = new TestHost(("NewsBot:Model:Provider", "AzureOpenAI"));

        var failures = Should.Throw<OptionsValidationException>(() => host.Desk).Failures.ToList();

        failures.Count.ShouldBe(2);
        failures.ShouldContain(failure => failure.StartsWith("NewsBot:Model:Name is missing; name the deployment"));
        failures.ShouldContain(failure => failure.StartsWith("NewsBot:Model:Endpoint is missing; name your resource's address"));
    }

    [Fact]
    public async Task ValuesOfAWrongTypeAreToldWithAllOtherMistakes()
    {
        await using var host = new TestHost(
            ("NewsBot:Model:Provider", "Foo"), ("NewsBot:Model:TokensPerDay", "abc"), ("NewsBot:Quota:QuestionsPerMember", "-1"));

        Should.Throw<OptionsValidationException>(() => host.Desk).Failures.ShouldBe(
            [
                "NewsBot:Model:Provider is Foo; choose one of None, OpenAI, AzureOpenAI, Ollama",
                "NewsBot:Model:TokensPerDay is abc; write a whole number",
                "NewsBot:Quota:QuestionsPerMember is -1; give 1 or more",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task OllamaNeedsOnlyAName()
    {
        await using var host = new TestHost(("NewsBot:Model:Provider", "Ollama"), ("NewsBot:Model:Name", "llama3.2"));

        host.Desk.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("sk-0a1b 2c3d")]
    [InlineData("sk-0a1b\n2c3d")]
    [InlineData("sk-0a1b–2c3d")]
    public async Task KeyThatCannotBeSentIsToldOfWithoutBeingShown(string key)
    {
        await using var host = new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Name", "gpt-4o"), ("NewsBot:Model:ApiKey", key));

        var failure = Should.Throw<OptionsValidationException>(() => host.Desk);

        failure.Failures.Single().ShouldStartWith("NewsBot:Model:ApiKey holds a blank");
        failure.ToString().ShouldNotContain("0a1b");
    }

    [Fact]
    public async Task WhatASecondOpinionLacksIsNamed()
    {
        (string, string)[] model = [("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Name", "gpt-4o")];
        await using var none = new TestHost([.. model, ("NewsBot:Model:SecondOpinion:Provider", "None")]);
        await using var azure = new TestHost([.. model, ("NewsBot:Model:SecondOpinion:Provider", "AzureOpenAI")]);
        await using var key = new TestHost([.. model, ("NewsBot:Model:SecondOpinion:ApiKey", "sk 1")]);
        await using var off = new TestHost(
            [.. model, ("NewsBot:Model:SecondOpinion:Provider", "None"), ("NewsBot:Model:SecondOpinion:Enabled", "false")]);

        Failure(none).ShouldStartWith("NewsBot:Model:SecondOpinion:Provider is None; ");
        Failure(azure).ShouldStartWith("NewsBot:Model:SecondOpinion:Endpoint is missing");
        Failure(key).ShouldStartWith("NewsBot:Model:SecondOpinion:ApiKey holds a blank");
        off.Desk.ShouldNotBeNull();

        static string Failure(TestHost host) =>
            Should.Throw<OptionsValidationException>(() => host.Desk).Failures.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhatEmbeddingsLackIsNamed()
    {
        await using var azure = new TestHost(("NewsBot:Embeddings:Provider", "AzureOpenAI"));
        await using var ollama = new TestHost(
            ("NewsBot:Embeddings:Provider", "Ollama"), ("NewsBot:Embeddings:Name", "words"),
                ("NewsBot:Embeddings:Endpoint", "localhost:11434"));

        Should.Throw<OptionsValidationException>(() => azure.Desk).Failures
            .Select(failure => failure.Split(' ')[0]).ShouldBe(["NewsBot:Embeddings:Endpoint", "NewsBot:Embeddings:Name"]);
        Should.Throw<OptionsValidationException>(() => ollama.Desk).Failures.ShouldHaveSingleItem()
            .ShouldStartWith("NewsBot:Embeddings:Endpoint");
    }
}

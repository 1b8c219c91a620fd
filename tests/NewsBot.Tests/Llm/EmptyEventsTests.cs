using System.Text;
using NewsBot.Llm;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

/// <summary>Events of a model's stream that say nothing are passed over, whatever kind of nothing it is.</summary>
public sealed class EmptyEventsTests
{
    public static TheoryData<string> ServerSent =>
    [
        "data: null\n\n",
        "data:null\n\n",
        "data: {}\n\n",
        "data: []\n\n",
        "data: \"\"\n\n",
        "data:\n\n",
        "data: \n\n",
        "data: {\"choices\":[]}\n\n",
        "data: {\"choices\":null}\n\n",
        "data: {\"choices\":[null]}\n\n",
        "data: {\"choices\":[{}]}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":null,\"finish_reason\":null}]}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":null}]}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":null},\"finish_reason\":null}]}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"\"}]}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"},\"finish_reason\":null}]}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":null,\"content\":null,\"tool_calls\":null,\"refusal\":null},"
            + "\"finish_reason\":null}],\"usage\":null}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"\",\"content\":\"\"}}]}\n\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"Hm.\"},"
            + "\"finish_reason\":null}]}\n\n",
        "data: {\"id\":\"\",\"object\":\"\",\"created\":0,\"model\":\"\",\"choices\":[],"
            + "\"prompt_filter_results\":[{\"prompt_index\":0}]}\n\n",
        "data: {\"id\":\"1\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":9,\"total_tokens\":14}}\n\n",
        "data: {\"type\":\"ping\"}\n\n",
        ": keep-alive\n\n",
        ":\n\n",
        "\n\n\n",
        "\r\n\r\n",
        "event: ping\ndata: {\"type\":\"ping\"}\n\n",
        "event: ping\n\n",
        "event: keepalive\ndata: null\n\n",
        "id: 7\nretry: 3000\n\n",
    ];

    public static TheoryData<string> Lines =>
    [
        "\n", "\r\n", "  \n", "null\n", "{}\n", "[]\n", "\"\"\n", "{\"done\":false}\n", "{\"message\":null,\"done\":false}\n",
        "{\"model\":\"scripted\",\"created_at\":\"2025-10-17T12:00:00Z\",\"message\":{\"role\":\"assistant\","
            + "\"content\":\"\"},\"done\":false}\n",
        "{\"model\":\"scripted\",\"created_at\":\"2025-10-17T12:00:00Z\",\"message\":{\"role\":\"assistant\","
            + "\"content\":null},\"done\":false}\n",
    ];

    [Theory]
    [MemberData(nameof(ServerSent))]
    public Task AnEventThatSaysNothingIsPassedOver(string nothing) => IsPassedOverAsync(ModelProvider.OpenAI, nothing);

    [Theory]
    [InlineData("data: null\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":null}]}\n\n")]
    public Task ByAzureToo(string nothing) => IsPassedOverAsync(ModelProvider.AzureOpenAI, nothing);

    [Theory]
    [MemberData(nameof(Lines))]
    public Task ALineThatSaysNothingIsPassedOver(string nothing) => IsPassedOverAsync(ModelProvider.Ollama, nothing);

    [Fact]
    public async Task AnEndWithoutADeltaEndsIt()
    {
        await using var harness = await ModelHarness.StartAsync(async exchange =>
        {
            await exchange.SayAsync("It closed.");
            await exchange.SendAsync("""{"id":"1","choices":[{"index":0,"delta":null,"finish_reason":"stop"}]}""");
        });
        var call = new ModelCall();

        (await harness.SayAsync(call)).ShouldBe("It closed.");
        call.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task ACharacterThatComesInTwoPartsIsWhole()
    {
        var bytes = Encoding.UTF8.GetBytes("""data: {"id":"1","choices":[{"index":0,"delta":{"content":"Größe 🌊"}}]}""" + "\n\n");
        await using var harness = await ModelHarness.StartAsync(async exchange =>
        {
            foreach (var one in bytes) await exchange.SendAsync(new[] { one });
            await exchange.EndAsync("stop");
        });

        (await harness.SayAsync()).ShouldBe("Größe 🌊");
    }

    [Fact]
    public async Task WhatIsBrokenIsNotPassedOver()
    {
        await using var harness = await ModelHarness.StartAsync(async exchange =>
        {
            await exchange.SayAsync("It ");
            await exchange.SendAsync("""{"choices":""");
            await exchange.EndAsync("stop");
        });

        await Should.ThrowAsync<ModelException>(() => harness.SayAsync());
    }

    // Before, between and behind the pieces.
    private static async Task IsPassedOverAsync(ModelProvider provider, string nothing)
    {
        var bytes = Encoding.UTF8.GetBytes(nothing);
        await using var harness = await ModelHarness.StartAsync(provider, async exchange =>
        {
            await exchange.SendAsync(bytes);
            await exchange.SayAsync("It ");
            await exchange.SendAsync(bytes);
            await exchange.SendAsync(bytes);
            await exchange.SayAsync("closed.");
            await exchange.SendAsync(bytes);
            await exchange.EndAsync("stop", (120, 9), "It closed.");
        });
        var call = new ModelCall();

        (await harness.SayAsync(call)).ShouldBe("It closed.");
        call.IsComplete.ShouldBeTrue();
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Support;

public class ScriptedModelTests
{
    [Fact]
    public async Task ClientThatDoesNotStreamGetsTheSameTextAtOnce()
    {
        await using var model = await ScriptedModel.StartAsync(ModelReplies.Says("It was ", "closed."));
        using var client = new HttpClient();

        var response =
            await client.PostAsJsonAsync($"{model.Endpoint}/chat/completions",
                new { messages = new[] { new { role = "user", content = "Why?" } } }, TestContext.Current.CancellationToken);

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString().ShouldBe("It was closed.");
        model.Requests.Single().Messages.ShouldBe([("user", "Why?")]);
    }
}

using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests;

/// <summary>Whom a message pings.</summary>
public sealed class FakePingsTests
{
    [Theory]
    [InlineData("@everyone @here <@1> <@&2>", null, null, "@everyone @here <@1> <@&2>")]
    [InlineData("@everyone @here <@1> <@&2>", """{"parse":[]}""", null, "nobody")]
    [InlineData("@everyone @here <@1> <@&2>", "{}", null, "nobody")]
    [InlineData("@everyone <@1> <@!3> <@&2>", """{"parse":["users"]}""", null, "<@1> <@3>")]
    [InlineData("<@1> <@3> <@&2>", """{"users":["3"],"roles":["2"]}""", null, "<@3> <@&2>")]
    [InlineData("reply", null, 7UL, "<@7>")]
    [InlineData("reply", """{"parse":[]}""", 7UL, "nobody")]
    [InlineData("reply", """{"parse":[],"replied_user":true}""", 7UL, "<@7>")]
    public void PingsAreWhatIsMentionedAndAllowed(string content, string? allowed, ulong? replied, string pings) =>
        FakePings.Of(content, allowed is null ? null : (JsonObject)JsonNode.Parse(allowed)!, replied).ToString().ShouldBe(pings);
}

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
        await using var house = new TestHouse(
            ("NewsBot:DataDirectory", " "), ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", "localhost:8080"));

        var failures = Should.Throw<OptionsValidationException>(() => house.Desk).Failures.ToList();

        failures.Count.ShouldBe(3);
        failures.ShouldContain(failure => failure.Contains("NewsBot:DataDirectory"));
        failures.ShouldContain(failure => failure.Contains("NewsBot:Model:Name"));
        failures.ShouldContain(failure => failure.Contains("NewsBot:Model:Endpoint"));
    }

    [Fact]
    public async Task AValueOfTheWrongKindNamesItsKey()
    {
        await using var house = new TestHouse(("NewsBot:Model:Provider", "Oracle"));

        Should.Throw<OptionsValidationException>(() => house.Desk).Message.ShouldContain("NewsBot:Model:Provider");
    }
}

using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rules;

/// <summary>Which response an interaction may get, and what the responses that are no messages may hold.</summary>
internal static class ResponseRules
{
    public static void CheckType(FakeInteraction interaction, FakeResponseType type)
    {
        var fits = type switch
        {
            FakeResponseType.Message or FakeResponseType.Deferred => interaction.Type != FakeInteractionType.Autocomplete,
            FakeResponseType.Update or FakeResponseType.DeferredUpdate => interaction.ComponentMessage is not null,
            FakeResponseType.Choices => interaction.Type == FakeInteractionType.Autocomplete,
            FakeResponseType.Modal => interaction.Type is FakeInteractionType.Command or FakeInteractionType.Component,
            _ => false,
        };
        if (fits) return;
        var errors = new FormErrors();
        errors.Add("type", "INTERACTION_RESPONSE_TYPE_INVALID", $"A {interaction.Type} cannot be answered with {(int)type}.");
        errors.Check();
    }

    public static void Check(FakeResponseType type, JsonObject data)
    {
        var errors = new FormErrors();
        if (type == FakeResponseType.Modal) ComponentRules.CheckModal(data, errors);
        if (type == FakeResponseType.Choices)
        {
            errors.Count("data.choices", data.List("choices").Count, 0, 25);
            CommandRules.CheckChoices(data.List("choices"), "data.choices", errors);
        }

        errors.Check();
    }
}

using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>The values are Discord's.</summary>
public enum FakeResponseType
{
    Message = 4,
    Deferred = 5,
    DeferredUpdate = 6,
    Update = 7,
    Choices = 8,
    Modal = 9,
}

/// <summary>The first response to an interaction.</summary>
/// <param name="At">When it came.</param>
/// <param name="Ephemeral">Whether only the person sees the answer; that is fixed with this.</param>
/// <param name="Data">As it was sent.</param>
/// <param name="Choices">The values that it proposes; null: it is of another type.</param>
/// <param name="Modal">The form that it shows; null: it is of another type.</param>
public sealed record FakeResponse(
    FakeResponseType Type, DateTimeOffset At, bool Ephemeral, JsonObject Data,
        IReadOnlyList<FakeChoice>? Choices, FakeModal? Modal);

/// <summary>A value that the bot proposes for an option.</summary>
public sealed record FakeChoice(string Name, string Value);

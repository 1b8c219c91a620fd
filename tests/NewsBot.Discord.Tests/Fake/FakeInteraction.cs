using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>The values are Discord's.</summary>
public enum FakeInteractionType
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// <summary>A command that was given, a button that was pressed or a form that was sent, and what the bot made of it.</summary>
public sealed class FakeInteraction
{
    /// <summary>How long the bot has for its first response.</summary>
    public static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(3);

    /// <summary>How long the bot may edit and follow up.</summary>
    public static readonly TimeSpan TokenTime = TimeSpan.FromMinutes(15);

    private readonly FakeDiscord discord;
    private readonly List<FakeMessage> followUps = [];

    internal FakeInteraction(
        FakeDiscord discord, ulong id, FakeInteractionType type, FakeUser user, FakeChannel channel, string name, FakeMessage? on)
    {
        this.discord = discord;
        (Id, Type, User, Channel, Name, On) = (id, type, user, channel, name, on);
        CreatedAt = Snowflakes.TimeOf(id);
        Token = $"interaction-token-{id}";
    }

    public ulong Id { get; }

    public string Token { get; }

    public FakeInteractionType Type { get; }

    public FakeUser User { get; }

    public FakeChannel Channel { get; }

    /// <summary>The command, or the id of the button or form.</summary>
    public string Name { get; }

    /// <summary>The message that it was done on; null: none.</summary>
    public FakeMessage? On { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>The first response; null: none yet.</summary>
    public FakeResponse? Response { get; internal set; }

    /// <summary>How long the bot took for its first response; null: none yet.</summary>
    public TimeSpan? ResponseDelay => Response?.At - CreatedAt;

    /// <summary>
    /// What <c>@original</c> means: the answer, or the message of the button where that is changed. Null: none.
    /// </summary>
    public FakeMessage? Original { get; internal set; }

    /// <summary>In order; the one that fills in for "thinking" is the <see cref="Original"/> and not here.</summary>
    public IReadOnlyList<FakeMessage> FollowUps => discord.Locked(() => followUps.ToList());

    /// <summary>Waits for the first response, of whatever kind.</summary>
    public Task<FakeResponse> ResponseAsync() => discord.UntilAsync(() => Response, $"a response to {this}");

    /// <summary>Waits for the answer that can be read: it is past "thinking".</summary>
    /// <param name="like">Null: any.</param>
    public Task<FakeMessage> MessageAsync(Func<FakeMessage, bool>? like = null) => discord.UntilAsync(
        () => Response is not null && Original is { Loading: false, Deleted: false } message && like?.Invoke(message) != false
            ? message : null,
        $"an answer to {this}");

    /// <summary>Waits for a follow-up.</summary>
    /// <param name="nth">1: the first.</param>
    public Task<FakeMessage> FollowUpAsync(int nth = 1) =>
        discord.UntilAsync(() => FollowUps.ElementAtOrDefault(nth - 1), $"follow-up {nth} to {this}");

    /// <summary>Waits for the form that the bot shows.</summary>
    public async Task<FakeModal> ModalAsync() =>
        (await ResponseAsync()).Modal ?? throw new InvalidOperationException($"The response is no form: {this}");

    /// <summary>Waits for the values that the bot proposes.</summary>
    public async Task<IReadOnlyList<FakeChoice>> ChoicesAsync() =>
        (await ResponseAsync()).Choices ?? throw new InvalidOperationException($"The response has no choices: {this}");

    public override string ToString() =>
        $"{User.Name} {Type} {Name}: {(Response is null ? "no response" : $"{Response.Type} after {ResponseDelay}")}"
        + (Original is null ? "" : $", {Original}") + $", {FollowUps.Count} follow-ups";

    /// <summary>The message whose component this is of, or whose form this is; null: none.</summary>
    internal FakeMessage? ComponentMessage => Type is FakeInteractionType.Component or FakeInteractionType.Modal ? On : null;

    internal void FollowedBy(FakeMessage message) => followUps.Add(message);
}

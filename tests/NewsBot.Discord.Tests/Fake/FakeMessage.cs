using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>A message as those who may read it see it now, and as it was before.</summary>
public sealed class FakeMessage
{
    private readonly List<FakeEdit> edits = [];

    internal FakeMessage(ulong id, FakeChannel channel, FakeUser author, FakeBody body)
    {
        (Id, Channel, Author, Body) = (id, channel, author, body);
        At = Snowflakes.TimeOf(id);
    }

    public ulong Id { get; }

    public FakeChannel Channel { get; }

    public FakeUser Author { get; }

    public DateTimeOffset At { get; }

    public string Content => Body.Content;

    public IReadOnlyList<JsonObject> Embeds => [.. Body.Embeds.OfType<JsonObject>()];

    /// <summary>The rows, as they were sent.</summary>
    public IReadOnlyList<JsonObject> Components => [.. Body.Components.OfType<JsonObject>()];

    public IReadOnlyList<FakeFile> Files => Body.Files;

    /// <summary>As it was sent with the latest version; null: none, so that everything pings.</summary>
    public JsonObject? AllowedMentions => Body.AllowedMentions;

    /// <summary>Each with its time, the first one first. The message as it was posted is none.</summary>
    public IReadOnlyList<FakeEdit> Edits
    {
        get { lock (edits) return [.. edits]; }
    }

    /// <summary>Whom it really pinged, when it was posted: an edit pings nobody.</summary>
    public FakePings Pings { get; internal init; } = FakePings.None;

    /// <summary>What it replies to; null: nothing.</summary>
    public FakeMessage? RepliesTo { get; internal init; }

    /// <summary>What it forwards; null: nothing.</summary>
    public FakeMessage? Forwards { get; internal init; }

    /// <summary>What it answers or follows up; null for an ordinary message.</summary>
    public FakeInteraction? Interaction { get; internal init; }

    /// <summary>Whether only <see cref="Reader"/> sees it.</summary>
    public bool Ephemeral => Reader is not null;

    /// <summary>The only one who sees it; null: everyone in the channel.</summary>
    public FakeUser? Reader { get; internal init; }

    /// <summary>"The bot is thinking": a deferred answer that has not come yet.</summary>
    public bool Loading { get; internal set; }

    public bool Deleted { get; internal set; }

    /// <summary>The thread that was opened from it; null: none.</summary>
    public FakeChannel? Thread { get; internal set; }

    public IReadOnlyList<FakeButton> Buttons =>
        [.. Components.SelectMany(row => row.Objects("components")).Where(part => part.Number("type") == 2)
            .Select(FakeButton.From)];

    /// <summary>
    /// Discord's number of the kind: 0 ordinary, 19 a reply, 20 of a command, 23 of a context menu, 18 thread opened.
    /// </summary>
    public int Type { get; internal init; }

    public override string ToString() =>
        $"{Author.Name} in {Channel.Name}{(Ephemeral ? " (private)" : "")}{(Deleted ? " (deleted)" : "")}"
        + $"{(Loading ? " (thinking)" : "")}: {Content}{(Files.Count > 0 ? $" [{Files.Count} files]" : "")}"
        + (Buttons.Count > 0 ? $" [{string.Join(" | ", Buttons.Select(button => button.Label))}]" : "");

    internal FakeBody Body { get; private set; }

    internal DateTimeOffset? EditedAt => Edits is [.., var latest] ? latest.At : null;

    internal void Change(FakeBody body, DateTimeOffset at)
    {
        (Body, Loading) = (body, false);
        lock (edits) edits.Add(new FakeEdit(at, body.Content, [.. body.Embeds.OfType<JsonObject>()], [.. body.Files]));
    }
}

/// <summary>A later version of a message. The first one after "thinking" is an edit too.</summary>
public sealed record FakeEdit(
    DateTimeOffset At, string Content, IReadOnlyList<JsonObject> Embeds, IReadOnlyList<FakeFile> Files);

/// <summary>A button of a message.</summary>
/// <param name="CustomId">Null for one that opens a link.</param>
/// <param name="Style">Discord's number: 1 primary, 2 secondary, 3 success, 4 danger, 5 link.</param>
public sealed record FakeButton(string? Label, string? CustomId, string? Url, int Style, bool Disabled)
{
    internal static FakeButton From(JsonObject part) => new(
        part.String("label"), part.String("custom_id"), part.String("url"), (int)(part.Number("style") ?? 0),
            part.Flag("disabled"));
}

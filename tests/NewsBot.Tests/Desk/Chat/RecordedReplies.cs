using System.Collections.Concurrent;
using System.Globalization;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;

namespace NewsBot.Tests.Desk.Chat;

/// <summary>A platform's side of a reply that keeps what would be seen, and fails when told to.</summary>
/// <param name="canBePrivate">Whether it is the way back to a command; else to a message.</param>
/// <param name="onPosted">Told of each message as it is posted; null for nobody.</param>
internal sealed class RecordedReplies(bool canBePrivate = false, Action<string>? onPosted = null) : ReplyChannel
{
    private readonly ConcurrentQueue<PostFailure> failures = new();
    private readonly ConcurrentQueue<string> seen = new();
    private readonly ConcurrentQueue<OutgoingMessage> told = new();
    private readonly ConcurrentDictionary<string, OutgoingMessage> posts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();
    private readonly string name = Guid.NewGuid().ToString("N");
    private int next;

    public override bool CanBePrivate => canBePrivate;

    /// <summary>Where its messages stand; null where nothing can be sent unasked.</summary>
    public string? At { get; init; }

    public override string? Address => At;

    public override TimeSpan? AcknowledgementLifetime => canBePrivate ? null : TimeSpan.FromSeconds(8);

    /// <summary>
    /// In the order in which it happened: "typing", "deferred", "deferred for one", "post", "edit", "tell", "thread".
    /// </summary>
    public IReadOnlyList<string> Seen => [.. seen];

    /// <summary>What is there in the end.</summary>
    public IReadOnlyList<OutgoingMessage> Posts => [.. order.Select(id => posts[id])];

    public IReadOnlyList<string> Ids => [.. order];

    /// <summary>What the asker alone got.</summary>
    public IReadOnlyList<OutgoingMessage> Told => [.. told];

    /// <summary>The thread that it opens when asked to; null for none.</summary>
    public (RecordedReplies Replies, string Thread)? Thread { get; init; }

    /// <summary>Where a reply goes when this way is taken too late.</summary>
    public RecordedReplies? Other { get; init; }

    public bool TellIsRefused { get; init; }

    public string? Community { get; init; }

    public Dictionary<string, string> RoleNames { get; } = [];

    public override string? CommunityName => Community;

    public override string? FindRoleName(string role) => RoleNames.GetValueOrDefault(role);

    public override Task<bool> MarkDeclinedAsync(CancellationToken cancellationToken)
    {
        seen.Enqueue("declined");
        return Task.FromResult(true);
    }

    public PostFailure? AcknowledgeFails { get; init; }

    /// <summary>So many acknowledgements may work later.</summary>
    public int FirstAcknowledgementsFail { get; set; }

    public Func<Task>? BeforeEdit { get; init; }

    /// <summary>The next posts and edits fail so, one each.</summary>
    public RecordedReplies Failing(params PostFailure[] next)
    {
        foreach (var failure in next) failures.Enqueue(failure);
        return this;
    }

    public override Task AcknowledgeAsync(bool isPrivate, CancellationToken cancellationToken)
    {
        if (AcknowledgeFails is { } failure) throw new PostFailedException(failure, "as scripted");
        if (FirstAcknowledgementsFail-- > 0) throw new PostFailedException(PostFailure.Transient, "as scripted");
        seen.Enqueue(!canBePrivate ? "typing" : isPrivate ? "deferred for one" : "deferred");
        return Task.CompletedTask;
    }

    public override ReplyChannel? FindFallback(bool isPrivate) => Other;

    public override Task<string> PostAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        seen.Enqueue("post");
        Fail();
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}/{Interlocked.Increment(ref next)}");
        posts[id] = post;
        order.Enqueue(id);
        onPosted?.Invoke(post.Text);
        return Task.FromResult(id);
    }

    public override async Task EditAsync(string id, OutgoingMessage post, CancellationToken cancellationToken)
    {
        if (BeforeEdit is { } before) await before();
        seen.Enqueue("edit");
        Fail();
        posts[id] = post;
    }

    /// <summary>What took the place of other messages, by their ids; null where one was deleted.</summary>
    public Dictionary<string, OutgoingMessage?> Replaced { get; } = [];

    public override Task ReplaceAsync(string id, OutgoingMessage? post, CancellationToken cancellationToken)
    {
        Replaced[id] = post;
        return Task.CompletedTask;
    }

    public override Task PostPrivatelyAsync(OutgoingMessage post, CancellationToken cancellationToken)
    {
        if (TellIsRefused) throw new PostFailedException(PostFailure.Forbidden, "takes no messages");
        seen.Enqueue("tell");
        told.Enqueue(post);
        return Task.CompletedTask;
    }

    public override Task<string?> GetThreadIdAsync(CancellationToken cancellationToken) => Task.FromResult(Thread?.Thread);

    public override Task<ReplyChannel?> OpenThreadAsync(string name, CancellationToken cancellationToken)
    {
        seen.Enqueue($"thread {name}");
        return Task.FromResult<ReplyChannel?>(Thread?.Replies);
    }

    private void Fail()
    {
        if (failures.TryDequeue(out var failure)) throw new PostFailedException(failure, "as scripted");
    }
}

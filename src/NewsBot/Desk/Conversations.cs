using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk;

/// <summary>
/// Knows the last turns of each conversation, so that a follow-up finds its subject. The turns are read from the answers in the
/// archive, so they survive a restart; conversations in use are cached in memory. Both are bounded: a conversation drops its
/// oldest turn, and the cache drops the conversation that was silent for longest.
/// </summary>
internal sealed class Conversations(AnswerLog log, ILogger<Conversations> logger)
{
    /// <summary>How many turns of a conversation are remembered; a follow-up seldom refers further back.</summary>
    public const int TurnsPerConversation = 6;

    /// <summary>How many conversations stay in memory, besides those in which a question is being answered.</summary>
    public const int MaxInMemory = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Conversation>> byName = new(StringComparer.Ordinal);
    private readonly LinkedList<Conversation> byUse = new();

    /// <summary>
    /// Waits until all earlier questions of the conversation are answered. Questions are answered one after another, in the order
    /// in which they called this. The caller must dispose of the result when its answer is complete.
    /// </summary>
    /// <param name="name">The front end's name of the conversation; null for a question outside of any conversation.</param>
    /// <param name="earlier">
    /// Another conversation whose turns are used while this one has none of its own; it is not changed. Null for none.
    /// </param>
    /// <param name="cancellationToken">Stops waiting; later questions do not wait for this one any more.</param>
    public async Task<ConversationTurns> EnterAsync(string? name, string? earlier, CancellationToken cancellationToken)
    {
        if (name is null) return new ConversationTurns(this, null, [], new TaskCompletionSource());
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Conversation conversation;
        Task ahead;
        lock (gate)
        {
            conversation = GetOrAdd(name);
            (ahead, conversation.LastDone) = (conversation.LastDone, mine.Task);
            conversation.PendingCount++;
        }

        try
        {
            await ahead.WaitAsync(cancellationToken);
            conversation.Turns ??= await LoadAsync(name, cancellationToken);
            if (conversation.Turns.Count == 0 && earlier is not null)
                conversation.Turns = await LoadAsync(earlier, cancellationToken);
            return new ConversationTurns(this, conversation, [.. conversation.Turns], mine);
        }
        catch
        {
            _ = ahead.ContinueWith(
                _ => Leave(conversation, mine), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>
    /// Drops the cached turns of conversations. They are read again from the archive when they are next needed.
    /// </summary>
    public void Forget(IEnumerable<string> names)
    {
        lock (gate)
            foreach (var name in names)
                if (byName.TryGetValue(name, out var node)) node.Value.Turns = null;
    }

    private async Task<Queue<Turn>> LoadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return new Queue<Turn>(
                (await log.ListTurnsAsync(name, TurnsPerConversation, cancellationToken))
                    .Select(turn => new Turn(turn.Question, turn.Answer)));
        }
        catch (ArchiveException exception)
        {
            Log.ConversationNotRead(logger, exception.Message);
            return new Queue<Turn>();
        }
    }

    private Conversation GetOrAdd(string name)
    {
        if (byName.TryGetValue(name, out var node)) byUse.Remove(node);
        else byName[name] = node = new LinkedListNode<Conversation>(new Conversation(name));
        byUse.AddLast(node);
        for (var oldest = byUse.First; byName.Count > MaxInMemory && oldest is not null && oldest != node;)
        {
            var next = oldest.Next;
            if (oldest.Value.PendingCount == 0)
            {
                byName.Remove(oldest.Value.Name);
                byUse.Remove(oldest);
            }

            oldest = next;
        }

        return node.Value;
    }

    private void Leave(Conversation conversation, TaskCompletionSource mine)
    {
        lock (gate) conversation.PendingCount--;
        mine.TrySetResult();
    }

    /// <summary>One question's turn in a conversation, from its beginning until its answer is complete.</summary>
    internal sealed class ConversationTurns : IDisposable
    {
        private readonly Conversations conversations;
        private readonly Conversation? conversation;
        private readonly TaskCompletionSource mine;

        public ConversationTurns(
            Conversations conversations, Conversation? conversation, IReadOnlyList<Turn> turns, TaskCompletionSource mine)
        {
            this.conversations = conversations;
            this.conversation = conversation;
            this.mine = mine;
            EarlierTurns = turns;
        }

        /// <summary>The turns before this question, the oldest first.</summary>
        public IReadOnlyList<Turn> EarlierTurns { get; }

        /// <summary>Adds the question and its answer to the conversation.</summary>
        public void Add(Turn turn)
        {
            if (conversation?.Turns is not { } turns) return;
            turns.Enqueue(turn);
            if (turns.Count > TurnsPerConversation) turns.Dequeue();
        }

        public void Dispose()
        {
            if (conversation is not null) conversations.Leave(conversation, mine);
        }
    }

    internal sealed class Conversation(string name)
    {
        public string Name { get; } = name;

        /// <summary>How many questions wait or are being answered.</summary>
        public int PendingCount { get; set; }

        /// <summary>Completes when the question that entered last is answered.</summary>
        public Task LastDone { get; set; } = Task.CompletedTask;

        /// <summary>The last turns; null until they are read. Only the question whose turn it is uses this.</summary>
        public Queue<Turn>? Turns { get; set; }
    }
}

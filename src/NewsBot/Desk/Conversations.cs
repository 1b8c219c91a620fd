using Microsoft.Extensions.Logging;
using NewsBot.Answering;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk;

/// <summary>
/// The last turns of each conversation, so that a follow-up finds its subject. They are kept with the answers in the
/// archive and outlive the program; those in use are in memory, too. Bounded both ways: the oldest turn of a conversation goes
/// first, and so does, from memory, the conversation that was silent for longest.
/// </summary>
internal sealed class Conversations(AnswerLog log, ILogger<Conversations> logger)
{
    /// <summary>A follow-up seldom reaches back further.</summary>
    public const int TurnsEach = 6;

    /// <summary>Conversations in memory, those that are being answered not counted.</summary>
    public const int MostInMemory = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Conversation>> byName = new(StringComparer.Ordinal);
    private readonly LinkedList<Conversation> byUse = new();

    /// <summary>
    /// A place in the conversation: its questions are answered one after another, in the order in which they entered. It must
    /// be disposed of when the answer is there.
    /// </summary>
    /// <param name="name">As the front end names it; null for a question that belongs to none.</param>
    /// <param name="before">
    /// One that it goes on with, where it has no turns of its own yet; null for none. Nothing is added to that.
    /// </param>
    /// <param name="cancellationToken">Gives the place up; those behind move on.</param>
    public async Task<Place> EnterAsync(string? name, string? before, CancellationToken cancellationToken)
    {
        if (name is null) return new Place(this, null, [], new TaskCompletionSource());
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Conversation conversation;
        Task ahead;
        lock (gate)
        {
            conversation = Touch(name);
            (ahead, conversation.Last) = (conversation.Last, mine.Task);
            conversation.Inside++;
        }

        try
        {
            await ahead.WaitAsync(cancellationToken);
            conversation.Turns ??= await LoadAsync(name, cancellationToken);
            if (conversation.Turns.Count == 0 && before is not null)
                conversation.Turns = await LoadAsync(before, cancellationToken);
            return new Place(this, conversation, [.. conversation.Turns], mine);
        }
        catch
        {
            _ = ahead.ContinueWith(
                _ => Leave(conversation, mine), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Lets go of what was said in conversations, so that it is read anew where it is still kept.</summary>
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
                (await log.TurnsAsync(name, TurnsEach, cancellationToken)).Select(turn => new Turn(turn.Question, turn.Answer)));
        }
        catch (ArchiveException exception)
        {
            Log.ConversationNotRead(logger, exception.Message);
            return new Queue<Turn>();
        }
    }

    private Conversation Touch(string name)
    {
        if (byName.TryGetValue(name, out var node)) byUse.Remove(node);
        else byName[name] = node = new LinkedListNode<Conversation>(new Conversation(name));
        byUse.AddLast(node);
        for (var oldest = byUse.First; byName.Count > MostInMemory && oldest is not null && oldest != node;)
        {
            var next = oldest.Next;
            if (oldest.Value.Inside == 0)
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
        lock (gate) conversation.Inside--;
        mine.TrySetResult();
    }

    /// <summary>The turn of one question.</summary>
    internal sealed class Place : IDisposable
    {
        private readonly Conversations conversations;
        private readonly Conversation? conversation;
        private readonly TaskCompletionSource mine;

        public Place(
            Conversations conversations, Conversation? conversation, IReadOnlyList<Turn> turns, TaskCompletionSource mine)
        {
            this.conversations = conversations;
            this.conversation = conversation;
            this.mine = mine;
            Turns = turns;
        }

        /// <summary>What was said before, the oldest first.</summary>
        public IReadOnlyList<Turn> Turns { get; }

        /// <summary>Remembers what became of the question.</summary>
        public void Add(Turn turn)
        {
            if (conversation?.Turns is not { } turns) return;
            turns.Enqueue(turn);
            if (turns.Count > TurnsEach) turns.Dequeue();
        }

        public void Dispose()
        {
            if (conversation is not null) conversations.Leave(conversation, mine);
        }
    }

    internal sealed class Conversation(string name)
    {
        public string Name { get; } = name;

        /// <summary>Those that wait or are being answered.</summary>
        public int Inside { get; set; }

        /// <summary>Done when the last of them is.</summary>
        public Task Last { get; set; } = Task.CompletedTask;

        /// <summary>Null until they were read. Touched by who is first in line alone.</summary>
        public Queue<Turn>? Turns { get; set; }
    }
}

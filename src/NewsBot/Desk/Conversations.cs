namespace NewsBot.Desk;

/// <summary>
/// The last questions of each conversation, kept in memory, so that a follow-up finds its subject. Bounded both ways: the
/// oldest question of a conversation goes first, and so does the conversation that was silent for longest.
/// </summary>
public sealed class Conversations
{
    /// <summary>A follow-up seldom reaches back further.</summary>
    public const int QuestionsEach = 6;

    private const int Most = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Conversation>> byName = new(StringComparer.Ordinal);
    private readonly LinkedList<Conversation> byUse = new();

    /// <summary>Its questions, the oldest first; none for a conversation that is not known.</summary>
    public IReadOnlyList<string> QuestionsOf(string? conversation)
    {
        if (conversation is null) return [];
        lock (gate) return byName.TryGetValue(conversation, out var node) ? [.. node.Value.Questions] : [];
    }

    /// <summary>Remembers that <paramref name="question"/> was asked.</summary>
    public void Add(string? conversation, string question)
    {
        if (conversation is null || string.IsNullOrWhiteSpace(question)) return;
        lock (gate)
        {
            if (byName.TryGetValue(conversation, out var node)) byUse.Remove(node);
            else byName[conversation] = node = new LinkedListNode<Conversation>(new Conversation(conversation, new Queue<string>()));
            byUse.AddLast(node);
            node.Value.Questions.Enqueue(question);
            if (node.Value.Questions.Count > QuestionsEach) node.Value.Questions.Dequeue();
            if (byName.Count <= Most) return;
            byName.Remove(byUse.First!.Value.Name);
            byUse.RemoveFirst();
        }
    }

    private sealed record Conversation(string Name, Queue<string> Questions);
}

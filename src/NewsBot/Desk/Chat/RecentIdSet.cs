namespace NewsBot.Desk.Chat;

/// <summary>Remembers the last ids, to recognise one that comes again.</summary>
/// <param name="capacity">How many ids are remembered; 1 or more.</param>
internal sealed class RecentIdSet(int capacity)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> inOrder = new();

    /// <summary>Adds an id; returns false if it is remembered already.</summary>
    public bool Add(string id)
    {
        lock (gate)
        {
            if (!known.Add(id)) return false;
            inOrder.Enqueue(id);
            if (inOrder.Count > capacity) known.Remove(inOrder.Dequeue());
            return true;
        }
    }
}

namespace NewsBot.Desk.Chat;

/// <summary>The last ids that came, to know one that comes again.</summary>
/// <param name="most">How many; 1 or more.</param>
internal sealed class RecentIdSet(int most)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> inOrder = new();

    /// <summary>False where it came before.</summary>
    public bool Add(string id)
    {
        lock (gate)
        {
            if (!known.Add(id)) return false;
            inOrder.Enqueue(id);
            if (inOrder.Count > most) known.Remove(inOrder.Dequeue());
            return true;
        }
    }
}

using Lucene.Net.Search;

namespace NewsBot.Retrieval.Ranking;

/// <summary>The best hits so far; of equals the first in the index, in whatever order they come.</summary>
internal sealed class TopK
{
    private readonly PriorityQueue<int, (float Score, int Earlier)> queue;
    private (float Score, int Earlier) lowest;

    /// <param name="count">No more than so many.</param>
    public TopK(int count) => (Count, queue) = (count, new(count));

    /// <summary>No more than so many.</summary>
    public int Count { get; }

    /// <summary>What a hit must have at least to be among them.</summary>
    public float Threshold => queue.Count < Count ? 0 : lowest.Score;

    /// <summary>Takes those of <paramref name="others"/> in place of its own; as many are wanted of both.</summary>
    public void Reset(TopK others)
    {
        queue.Clear();
        queue.EnqueueRange(others.queue.UnorderedItems);
        lowest = others.lowest;
    }

    public void Offer(float score, int document)
    {
        if (queue.Count < Count) queue.Enqueue(document, (score, -document));
        else if ((score, -document).CompareTo(lowest) > 0) queue.EnqueueDequeue(document, (score, -document));
        else return;
        queue.TryPeek(out _, out lowest);
    }

    public IEnumerable<ScoreDoc> Sorted() =>
        queue.UnorderedItems.OrderByDescending(item => item.Priority)
            .Select(item => new ScoreDoc(item.Element, item.Priority.Score));
}

using System.Numerics.Tensors;
using NewsBot.Articles;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage.Vectors;

namespace NewsBot.Retrieval.Embeddings;

/// <summary>
/// All vectors of one model in memory, searched exactly: the product with every one is taken. They lie in blocks, because one
/// array would have to be copied whenever it grows; the blocks are what the processor's cores share among themselves.
/// </summary>
/// <remarks>One thread may add while others search; these see what was there when they began.</remarks>
internal sealed class VectorIndex(long generation, int dimension)
{
    private const int BlockSize = 8_192;

    // A passage is closely related at 1; more is chance.
    private const double MaxSimilarity = 1.2;

    private readonly Dictionary<long, ArticlePlace> articles = [];
    private volatile Block[] blocks = [];
    private int count;

    public long Generation => generation;

    public int Dimension => dimension;

    /// <summary>How many vectors there are.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The key of the last stored vector that was offered.</summary>
    public long LastArticleKey { get; private set; }

    /// <summary>Adds a vector; one whose bytes are not of this length is left out, as if it had not been computed yet.</summary>
    public void Add(StoredVector stored)
    {
        LastArticleKey = stored.Key;
        if (count == blocks.Length * BlockSize) blocks = [.. blocks, new Block(dimension)];
        var (block, at) = (blocks[count / BlockSize], count % BlockSize);
        if (!VectorBytes.TryRead(stored.Vector, block.Vectors.AsSpan(at * dimension, dimension))) return;
        if (!articles.TryGetValue(stored.ArticleKey, out var article))
            articles[stored.ArticleKey] = article = new ArticlePlace(stored.ArticleKey, stored.ArticleId, stored.Community);
        if (stored.Version >= article.Latest)
            (article.Latest, article.Outlet, article.Language) =
                (stored.Version, IndexedPassage.Folded(stored.Outlet), LanguageCode.FromTag(stored.Language));
        block.Articles[at] = article;
        block.Versions[at] = stored.Version;
        block.Ordinals[at] = stored.Ordinal;
        // What has no date is never filtered out by one.
        block.Published[at] = stored.Published?.ToUnixTimeMilliseconds() ?? long.MinValue;
        Volatile.Write(ref count, count + 1);
    }

    /// <summary>
    /// The <paramref name="most"/> passages that lie nearest to <paramref name="question"/>, the nearest first.
    /// </summary>
    /// <param name="question">Of length 1, with as many numbers as the space has.</param>
    /// <param name="sight">What is seen.</param>
    /// <param name="most">How many.</param>
    /// <param name="known">How to read the cosines; null to estimate it from those of all passages seen.</param>
    public VectorHits Search(ReadOnlyMemory<float> question, VectorFilter sight, int most, CosineScale? known = null)
    {
        // In this order: the blocks that a count needs are there before it.
        var held = Count;
        var searched = blocks;
        var finds = new BlockFinds[(held + BlockSize - 1) / BlockSize];
        void Scan(int i) => finds[i] = searched[i].Search(
            question.Span, Math.Min(BlockSize, held - (i * BlockSize)), sight, most);
        if (finds.Length > 1) Parallel.For(0, finds.Length, Scan);
        else if (finds.Length == 1) Scan(0);

        var seen = finds.Sum(find => (long)find.Seen);
        var mean = finds.Sum(find => find.Sum) / Math.Max(1, seen);
        var deviation = Math.Sqrt(Math.Max(0, (finds.Sum(find => find.SumOfSquares) / Math.Max(1, seen)) - (mean * mean)));
        var scale = known ?? CosineScale.Estimate(mean, deviation, seen);
        return new VectorHits([.. finds
            .SelectMany((find, i) =>
            find.Nearest.Select(near => (Block: searched[i], near.At, near.Cosine, Place: (i * BlockSize) + near.At)))
            .OrderByDescending(near => near.Cosine).ThenBy(near => near.Place).Take(most)
            .Select(near => new VectorHit(
                new PassageKey(near.Block.Articles[near.At].Id, near.Block.Versions[near.At], near.Block.Ordinals[near.At]),
                near.Block.Articles[near.At].Key, near.Cosine, Math.Clamp(scale?.Compute(near.Cosine) ?? 0, 0, MaxSimilarity)))])
        {
            Scale = scale,
        };
    }

    private sealed class ArticlePlace(long key, string id, string community)
    {
        public long Key => key;

        public string Id => id;

        public string Community => community;

        /// <summary>Folded; of the latest version.</summary>
        public string Outlet { get; set; } = "";

        /// <summary>Its code; of the latest version.</summary>
        public string Language { get; set; } = "";

        /// <summary>Vectors of earlier versions stay where they are and are passed over.</summary>
        public int Latest { get; set; }
    }

    private sealed record BlockFinds(int Seen, double Sum, double SumOfSquares, IReadOnlyList<(int At, float Cosine)> Nearest);

    private sealed class Block(int dimension)
    {
        public float[] Vectors { get; } = new float[BlockSize * dimension];

        public ArticlePlace[] Articles { get; } = new ArticlePlace[BlockSize];

        public int[] Versions { get; } = new int[BlockSize];

        public int[] Ordinals { get; } = new int[BlockSize];

        public long[] Published { get; } = new long[BlockSize];

        public BlockFinds Search(ReadOnlySpan<float> question, int count, VectorFilter sight, int most)
        {
            var nearest = new PriorityQueue<int, float>(most + 1);
            var (seen, sum, sumOfSquares) = (0, 0.0, 0.0);
            for (var i = 0; i < count; i++)
            {
                var article = Articles[i];
                if (Versions[i] < article.Latest
                    || !sight.Accepts(Published[i], article.Id, article.Community, article.Outlet, article.Language)) continue;
                var cosine = TensorPrimitives.Dot(question, Vectors.AsSpan(i * dimension, dimension));
                seen++;
                sum += cosine;
                sumOfSquares += (double)cosine * cosine;
                if (nearest.Count < most) nearest.Enqueue(i, cosine);
                else if (nearest.TryPeek(out _, out var farthest) && cosine > farthest) nearest.EnqueueDequeue(i, cosine);
            }

            return new BlockFinds(
                seen, sum, sumOfSquares, [.. nearest.UnorderedItems.Select(item => (item.Element, item.Priority))]);
        }
    }
}

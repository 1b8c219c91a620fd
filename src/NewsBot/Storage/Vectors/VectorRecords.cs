using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Vectors;

/// <summary>The state of the stored vectors.</summary>
/// <param name="Dimension">The length of each vector; 0 until the first one is stored.</param>
/// <param name="Generation">Grows each time that all vectors are computed anew.</param>
/// <param name="Watermark">All passages up to this change of the archive were sent to the model.</param>
/// <param name="Sequence">The number of the archive's last change.</param>
internal sealed record VectorState(int Dimension, long Generation, long Watermark, long Sequence)
{
    /// <summary>The number of changes whose passages were not sent to the model yet.</summary>
    public long Lag => Sequence - Watermark;
}

/// <summary>A passage that has no vector yet.</summary>
/// <param name="VersionKey">The database key of its version.</param>
/// <param name="Ordinal">Its position in that version, from 0.</param>
/// <param name="Title">The headline of the article.</param>
/// <param name="Text">The text of the passage.</param>
internal sealed record PassageWithoutVector(long VersionKey, int Ordinal, string Title, string Text);

/// <summary>A batch of passages without a vector.</summary>
/// <param name="Passages">The passages; may be empty.</param>
/// <param name="Watermark">The last change of the archive that the batch covers.</param>
internal sealed record PassagesWithoutVector(IReadOnlyList<PassageWithoutVector> Passages, long Watermark);

/// <summary>A vector to be stored.</summary>
/// <param name="Passage">The passage that it describes.</param>
/// <param name="Vector">The vector, of length 1; null if the model rejected the passage.</param>
internal sealed record NewVector(PassageWithoutVector Passage, float[]? Vector);

/// <summary>A stored vector, with the facts that decide whether a question may see its passage.</summary>
/// <param name="Key">The database key of the vector.</param>
/// <param name="ArticleKey">The database key of the article.</param>
/// <param name="ArticleId">The public id of the article.</param>
/// <param name="Version">The number of the version, from 1.</param>
/// <param name="Ordinal">The position of the passage in the version, from 0.</param>
/// <param name="Published">When the version was published; null if unknown.</param>
/// <param name="Vector">The bytes of the vector: see <see cref="VectorRow.Vector"/>.</param>
internal sealed record StoredVector(
    long Key, long ArticleKey, string ArticleId, int Version, int Ordinal, DateTimeOffset? Published, byte[] Vector)
{
    /// <summary>The outlet that published the version; null if unknown.</summary>
    public string? Outlet { get; init; }

    /// <summary>The language of the version; null if unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The community that alone may see the article; <see cref="Visibility.Everyone"/> otherwise.</summary>
    public string Community { get; init; } = Visibility.Everyone;
}

/// <summary>Counts of the stored vectors.</summary>
/// <param name="Vectors">The passages that have a vector.</param>
/// <param name="Refused">The passages that the model rejected.</param>
/// <param name="Passages">All passages of the latest versions, with or without a vector.</param>
/// <param name="Dimension">The length of each vector; 0 until the first one is stored.</param>
internal sealed record VectorStatistics(int Vectors, int Refused, int Passages, int Dimension);

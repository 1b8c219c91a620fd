using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Vectors;

/// <summary>How the stored vectors stand.</summary>
/// <param name="Dimension">Numbers in each; 0 while there is none.</param>
/// <param name="Generation">Another one means that all were begun anew.</param>
/// <param name="Watermark">Every passage up to this change of the archive has its vector, or was refused one.</param>
/// <param name="Sequence">The archive's last change.</param>
internal sealed record VectorState(int Dimension, long Generation, long Watermark, long Sequence)
{
    public long Behind => Sequence - Watermark;
}

/// <param name="VersionKey">The archive's key of the version that it is of.</param>
/// <param name="Ordinal">Its place in that version.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">The passage.</param>
internal sealed record PassageWithoutVector(long VersionKey, int Ordinal, string Title, string Text);

/// <param name="Passages">What lacks a vector.</param>
/// <param name="Watermark">Once they have theirs, everything up to this change has.</param>
internal sealed record PassagesWithoutVector(IReadOnlyList<PassageWithoutVector> Passages, long Watermark);

/// <param name="Passage">What it is of.</param>
/// <param name="Vector">Of length 1; null where the model would not take the passage.</param>
internal sealed record NewVector(PassageWithoutVector Passage, float[]? Vector);

/// <summary>A stored vector, with what decides whether a question may see its passage.</summary>
/// <param name="Key">Its own.</param>
/// <param name="ArticleKey">The archive's key of the article.</param>
/// <param name="ArticleId">The id that the world sees.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Ordinal">The passage's place in it.</param>
/// <param name="Published">When, or null where unknown.</param>
/// <param name="Vector">Its bytes: see <see cref="VectorRow.Vector"/>.</param>
internal sealed record StoredVector(
    long Key, long ArticleKey, string ArticleId, int Version, int Ordinal, DateTimeOffset? Published, byte[] Vector)
{
    /// <summary>Who published that version, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>The language of that version, or null where unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The community that alone may see the article; <see cref="Visibility.Everyone"/> otherwise.</summary>
    public string Community { get; init; } = Visibility.Everyone;
}

/// <summary>The vectors in numbers.</summary>
/// <param name="Vectors">Passages that have one.</param>
/// <param name="Refused">Passages that the model would not take.</param>
/// <param name="Passages">Passages of the latest versions: all that are to have one.</param>
/// <param name="Dimension">Numbers in each; 0 while there is none.</param>
internal sealed record VectorStatistics(int Vectors, int Refused, int Passages, int Dimension);

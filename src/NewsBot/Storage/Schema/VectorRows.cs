using Microsoft.EntityFrameworkCore;

namespace NewsBot.Storage.Schema;

/// <summary>The tables of the passages' vectors. All of them can be recomputed from the passages at any time.</summary>
internal static class VectorRows
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<VectorStateRow>(state =>
        {
            state.ToTable("vector_state");
            state.HasKey(row => row.Key);
            state.Property(row => row.Key).ValueGeneratedNever();
        });
        modelBuilder.Entity<VectorRow>(vector =>
        {
            vector.ToTable("passage_vectors");
            vector.HasKey(row => row.Key);
            vector.HasIndex(row => new { row.VersionKey, row.Ordinal }).IsUnique();
        });
    }
}

/// <summary>The model of the vectors, and how far they have caught up with the archive; the only row of its table.</summary>
internal sealed class VectorStateRow
{
    public int Key { get; set; }

    public required string Model { get; set; }

    /// <summary>The length of each vector; 0 until the model has returned the first one.</summary>
    public int Dimension { get; set; }

    /// <summary>Grows each time that all vectors are computed anew. Rows of an older generation are to be deleted.</summary>
    public long Generation { get; set; }

    /// <summary>All passages of the archive's changes up to this one have a row.</summary>
    public long Watermark { get; set; }
}

/// <summary>The vector of one passage.</summary>
internal sealed class VectorRow
{
    /// <summary>
    /// Greater than the key of any earlier row, so that a reader can ask for all rows after the last one that it knows.
    /// </summary>
    public long Key { get; set; }

    public long VersionKey { get; set; }

    public int Ordinal { get; set; }

    public long Generation { get; set; }

    /// <summary>
    /// The vector, of length 1, with four bytes of IEEE 754 a number, little endian; null if the model rejected the passage.
    /// </summary>
    public byte[]? Vector { get; set; }
}

using Microsoft.EntityFrameworkCore;

namespace NewsBot.Storage.Schema;

/// <summary>The tables that passages' vectors are kept in. All of them can be made anew from the passages at any time.</summary>
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

/// <summary>What made the vectors and how far they have followed the archive; the only row of its table.</summary>
internal sealed class VectorStateRow
{
    public int Key { get; set; }

    public required string Model { get; set; }

    /// <summary>0 until the model has given its first vector.</summary>
    public int Dimension { get; set; }

    /// <summary>Counts how often all vectors were begun anew. Rows of an older one are leftovers.</summary>
    public long Generation { get; set; }

    /// <summary>Every passage of the archive's changes up to this one has a row.</summary>
    public long Watermark { get; set; }
}

/// <summary>The vector of one passage.</summary>
internal sealed class VectorRow
{
    /// <summary>
    /// Always greater than that of any row before it, so that a reader asks for what is behind the last one it has.
    /// </summary>
    public long Key { get; set; }

    public long VersionKey { get; set; }

    public int Ordinal { get; set; }

    public long Generation { get; set; }

    /// <summary>
    /// Of length 1, each number four bytes of IEEE 754, little endian; null where the model would not take the passage.
    /// </summary>
    public byte[]? Vector { get; set; }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NewsBot.Archive;

/// <summary>
/// The tables of the archive. Nothing here is particular to one database: instants are stored as UTC milliseconds,
/// because not every provider can compare what it makes of a <see cref="DateTimeOffset"/>.
/// </summary>
internal sealed class ArchiveContext(DbContextOptions<ArchiveContext> options) : DbContext(options)
{
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();

    public DbSet<VersionRow> Versions => Set<VersionRow>();

    public DbSet<PassageRow> Passages => Set<PassageRow>();

    public DbSet<StoryStateRow> StoryStates => Set<StoryStateRow>();

    public DbSet<StoryArticleRow> StoryArticles => Set<StoryArticleRow>();

    public DbSet<StoryBandRow> StoryBands => Set<StoryBandRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ArticleRow>(article =>
        {
            article.ToTable("articles");
            article.HasKey(row => row.Key);
            article.HasIndex(row => row.Id).IsUnique();
            article.HasIndex(row => row.Url).IsUnique();
            article.HasIndex(row => row.GivenId).IsUnique();
            article.HasIndex(row => row.ContentHash);
            article.HasIndex(row => row.Origin);
        });
        modelBuilder.Entity<VersionRow>(version =>
        {
            version.ToTable("versions");
            version.HasKey(row => row.Key);
            version.HasIndex(row => row.Sequence).IsUnique();
            version.HasIndex(row => new { row.ArticleKey, row.Number }).IsUnique();
            version.HasOne(row => row.Article).WithMany().HasForeignKey(row => row.ArticleKey);
        });
        modelBuilder.Entity<PassageRow>(passage =>
        {
            passage.ToTable("passages");
            passage.HasKey(row => new { row.VersionKey, row.Ordinal });
            passage.HasOne<VersionRow>().WithMany(row => row.Passages).HasForeignKey(row => row.VersionKey);
        });
        StoryRows.Configure(modelBuilder);
    }

    private sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
}

/// <summary>One article, whatever its versions. The last four columns are its identity: see <see cref="ArticleArchive"/>.</summary>
internal sealed class ArticleRow
{
    public long Key { get; set; }

    /// <summary>The id that the world sees: the given one, else one derived from the file's name or the content.</summary>
    public required string Id { get; set; }

    public int LatestVersion { get; set; }

    public string? Url { get; set; }

    public string? GivenId { get; set; }

    public string? Origin { get; set; }

    /// <summary>Hash of the latest version's content.</summary>
    public required string ContentHash { get; set; }
}

/// <summary>One state of an article as it was published. Never changed once written: citations point into it.</summary>
internal sealed class VersionRow
{
    public long Key { get; set; }

    public long ArticleKey { get; set; }

    public ArticleRow? Article { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    /// <summary>Place in the archive's change sequence: 1, 2, 3, ... without gaps.</summary>
    public long Sequence { get; set; }

    public required string Title { get; set; }

    public required string Body { get; set; }

    public string? Outlet { get; set; }

    public string? Author { get; set; }

    public string? Url { get; set; }

    public DateTimeOffset? Published { get; set; }

    public DateTimeOffset Taken { get; set; }

    public List<PassageRow> Passages { get; set; } = [];
}

/// <summary>Where a passage stands in its version's body; the text is not stored twice.</summary>
internal sealed class PassageRow
{
    public long VersionKey { get; set; }

    public int Ordinal { get; set; }

    public int Start { get; set; }

    public int Length { get; set; }
}

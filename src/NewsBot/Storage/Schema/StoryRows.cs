using Microsoft.EntityFrameworkCore;

namespace NewsBot.Storage.Schema;

/// <summary>The tables of the stories. All of them can be rebuilt from the articles at any time.</summary>
internal static class StoryRows
{
    /// <summary>The table of <see cref="StoryBandRow"/>, which is also read and written with plain SQL.</summary>
    public const string BandTable = "story_bands";

    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoryStateRow>(state =>
        {
            state.ToTable("story_state");
            state.HasKey(row => row.Key);
            state.Property(row => row.Key).ValueGeneratedNever();
        });
        modelBuilder.Entity<StoryArticleRow>(article =>
        {
            article.ToTable("story_articles");
            article.HasKey(row => row.ArticleKey);
            article.Property(row => row.ArticleKey).ValueGeneratedNever();
            article.HasIndex(row => row.Text);
            article.HasIndex(row => row.Story);
            article.HasIndex(row => row.Published);
        });
        modelBuilder.Entity<StoryBandRow>(band =>
        {
            band.ToTable(BandTable);
            band.HasKey(row => new { row.Hash, row.ArticleKey });
        });
    }
}

/// <summary>How far the stories have caught up with the archive; the only row of its table.</summary>
internal sealed class StoryStateRow
{
    public int Key { get; set; }

    /// <summary>The version of the algorithm that made the stories: see <c>StoryClusterer.Algorithm</c>.</summary>
    public int Algorithm { get; set; }

    /// <summary>The last change of the archive that was processed.</summary>
    public long Watermark { get; set; }
}

/// <summary>The story of one article.</summary>
internal sealed class StoryArticleRow
{
    public long ArticleKey { get; set; }

    /// <summary>The key of the version that was clustered.</summary>
    public long VersionKey { get; set; }

    /// <summary>The same for all copies of a text: the smallest key of their articles.</summary>
    public long Text { get; set; }

    /// <summary>The same for all articles of a story: the key of one of them.</summary>
    public long Story { get; set; }

    public string? Agency { get; set; }

    public DateTimeOffset? Published { get; set; }

    /// <summary>
    /// True if only one community may see the article. It then joins texts and stories, but never makes other articles join.
    /// </summary>
    public bool IsPrivate { get; set; }

    /// <summary>The event terms of the article, as <c>EventTerms.ToBytes</c> encodes them.</summary>
    public required byte[] Words { get; set; }
}

/// <summary>An LSH band of an article's text: see <c>ShingleFingerprint.Bands</c>.</summary>
internal sealed class StoryBandRow
{
    public long Hash { get; set; }

    public long ArticleKey { get; set; }
}

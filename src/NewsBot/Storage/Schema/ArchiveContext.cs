using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NewsBot.Storage.Schema;

/// <summary>
/// The tables of the archive. Nothing here depends on one database product: times are stored as UTC milliseconds, because not
/// every provider can compare its own form of a <see cref="DateTimeOffset"/>.
/// </summary>
internal sealed class ArchiveContext(DbContextOptions<ArchiveContext> options) : DbContext(options)
{
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();

    public DbSet<VersionRow> Versions => Set<VersionRow>();

    public DbSet<PassageRow> Passages => Set<PassageRow>();

    public DbSet<AddressRow> Addresses => Set<AddressRow>();

    public DbSet<SentenceChangeRow> SentenceChanges => Set<SentenceChangeRow>();

    public DbSet<FeedRecord> Feeds => Set<FeedRecord>();

    public DbSet<SeenEntry> SeenEntries => Set<SeenEntry>();

    public DbSet<AnswerRow> Answers => Set<AnswerRow>();

    public DbSet<AnswerCitationRow> AnswerCitations => Set<AnswerCitationRow>();

    public DbSet<RatingRow> Ratings => Set<RatingRow>();

    public DbSet<CommunitySettings> Communities => Set<CommunitySettings>();

    public DbSet<TakenMessageRow> TakenMessages => Set<TakenMessageRow>();

    public DbSet<PostedMessageRow> PostedMessages => Set<PostedMessageRow>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<ChannelBriefs> ChannelBriefs => Set<ChannelBriefs>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<StoryStateRow> StoryStates => Set<StoryStateRow>();

    public DbSet<StoryArticleRow> StoryArticles => Set<StoryArticleRow>();

    public DbSet<StoryBandRow> StoryBands => Set<StoryBandRow>();

    public DbSet<VectorStateRow> VectorStates => Set<VectorStateRow>();

    public DbSet<VectorRow> Vectors => Set<VectorRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ArticleRow>(article =>
        {
            article.ToTable("articles");
            article.HasKey(row => row.Key);
            article.HasIndex(row => row.Id).IsUnique();
            article.HasIndex(row => row.GivenId).IsUnique();
            article.HasIndex(row => row.ContentHash);
            article.HasIndex(row => row.Origin);
            // A partial index: only few articles belong to a community.
            article.HasIndex(row => row.Community).HasFilter("\"Community\" <> ''");
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
        modelBuilder.Entity<AddressRow>(address =>
        {
            address.ToTable("addresses");
            address.HasKey(row => new { row.Url, row.Community });
            address.HasOne(row => row.Article).WithMany().HasForeignKey(row => row.ArticleKey);
        });
        modelBuilder.Entity<SentenceChangeRow>(change =>
        {
            change.ToTable("sentence_changes");
            change.HasKey(row => new { row.VersionKey, row.Ordinal });
            change.HasOne<VersionRow>().WithMany(row => row.Changes).HasForeignKey(row => row.VersionKey);
        });
        ConfigureFeeds(modelBuilder);
        ConfigureAnswers(modelBuilder);
        ConfigureMembers(modelBuilder);
        ConfigureNotifications(modelBuilder);
        StoryRows.Configure(modelBuilder);
        VectorRows.Configure(modelBuilder);
    }

    private static void ConfigureFeeds(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FeedRecord>(feed =>
        {
            feed.ToTable("feeds");
            feed.HasKey(row => row.Key);
            feed.HasIndex(row => new { row.Address, row.Community }).IsUnique();
            // Nulls are distinct in a unique index, so the index above does not cover the public feeds.
            feed.HasIndex(row => row.Address).IsUnique().HasFilter("\"Community\" IS NULL");
        });
        modelBuilder.Entity<SeenEntry>(entry =>
        {
            entry.ToTable("seen_entries");
            entry.HasKey(row => new { row.FeedKey, row.Identity });
            entry.HasOne<FeedRecord>().WithMany().HasForeignKey(row => row.FeedKey);
        });
    }

    private static void ConfigureAnswers(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AnswerRow>(answer =>
        {
            answer.ToTable("answers");
            answer.HasKey(row => row.Key);
            answer.HasIndex(row => row.Given);
            answer.HasIndex(row => row.Conversation);
            answer.HasIndex(row => row.Member);
        });
        modelBuilder.Entity<AnswerCitationRow>(citation =>
        {
            citation.ToTable("answer_citations");
            citation.HasKey(row => new { row.AnswerKey, row.Number });
            citation.HasIndex(row => row.VersionKey);
            citation.HasOne<AnswerRow>().WithMany(row => row.Citations).HasForeignKey(row => row.AnswerKey);
            citation.HasOne(row => row.Version).WithMany().HasForeignKey(row => row.VersionKey);
        });
    }

    private static void ConfigureMembers(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RatingRow>(rating =>
        {
            rating.ToTable("ratings");
            rating.HasKey(row => new { row.AnswerKey, row.Member });
            rating.HasIndex(row => row.Member);
            rating.HasOne<AnswerRow>().WithMany().HasForeignKey(row => row.AnswerKey);
        });
        modelBuilder.Entity<CommunitySettings>(community =>
        {
            community.ToTable("communities");
            community.HasKey(row => row.Community);
            community.PrimitiveCollection(row => row.Channels);
            community.PrimitiveCollection(row => row.Roles);
        });
        modelBuilder.Entity<TakenMessageRow>(message =>
        {
            message.ToTable("taken_messages");
            message.HasKey(row => row.Id);
            message.HasIndex(row => row.Taken);
        });
        modelBuilder.Entity<PostedMessageRow>(message =>
        {
            message.ToTable("posted_messages");
            message.HasKey(row => row.Id);
            message.HasOne<AnswerRow>().WithMany().HasForeignKey(row => row.AnswerKey);
        });
    }

    private static void ConfigureNotifications(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutboxMessage>(message =>
        {
            message.ToTable("dispatches");
            message.HasKey(row => row.Key);
            message.Property(row => row.CauseKey).HasColumnName("Of");
            message.PrimitiveCollection(row => row.Texts);
        });
        modelBuilder.Entity<ChannelBriefs>(briefs =>
        {
            briefs.ToTable("channel_briefs");
            briefs.HasKey(row => row.Key);
            briefs.Property(row => row.LastBriefAt).HasColumnName("Told");
            briefs.HasIndex(row => row.Place).IsUnique();
            briefs.HasIndex(row => row.Due);
        });
        modelBuilder.Entity<Subscription>(subscription =>
        {
            subscription.ToTable("follows");
            subscription.HasKey(row => row.Key);
            subscription.Property(row => row.SearchedSequence).HasColumnName("Looked");
            subscription.HasIndex(row => row.Community);
            subscription.HasIndex(row => row.Member);
        });
    }

    private sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
}

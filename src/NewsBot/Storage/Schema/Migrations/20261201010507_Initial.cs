using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    Conversation = table.Column<string>(type: "TEXT", nullable: true),
                    Member = table.Column<string>(type: "TEXT", nullable: true),
                    Community = table.Column<string>(type: "TEXT", nullable: false),
                    Given = table.Column<long>(type: "INTEGER", nullable: false),
                    StandAlone = table.Column<string>(type: "TEXT", nullable: true),
                    Beginning = table.Column<string>(type: "TEXT", nullable: false),
                    Tokens = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<string>(type: "TEXT", nullable: true),
                    LatestVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    GivenId = table.Column<string>(type: "TEXT", nullable: true),
                    Origin = table.Column<string>(type: "TEXT", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    Community = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_articles", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "channel_briefs",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Community = table.Column<string>(type: "TEXT", nullable: false),
                    Times = table.Column<string>(type: "TEXT", nullable: true),
                    Member = table.Column<string>(type: "TEXT", nullable: true),
                    Outlet = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    Due = table.Column<long>(type: "INTEGER", nullable: true),
                    Paused = table.Column<string>(type: "TEXT", nullable: true),
                    Told = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channel_briefs", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "communities",
                columns: table => new
                {
                    Community = table.Column<string>(type: "TEXT", nullable: false),
                    Channels = table.Column<string>(type: "TEXT", nullable: false),
                    Roles = table.Column<string>(type: "TEXT", nullable: false),
                    AnswersIn = table.Column<int>(type: "INTEGER", nullable: false),
                    IsPrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    QuestionsPerMember = table.Column<int>(type: "INTEGER", nullable: true),
                    QuestionsPerCommunity = table.Column<int>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    Zone = table.Column<string>(type: "TEXT", nullable: true),
                    Quiet = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_communities", x => x.Community);
                });

            migrationBuilder.CreateTable(
                name: "dispatches",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Of = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<long>(type: "INTEGER", nullable: true),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    ReplyTo = table.Column<string>(type: "TEXT", nullable: true),
                    Texts = table.Column<string>(type: "TEXT", nullable: false),
                    Made = table.Column<long>(type: "INTEGER", nullable: false),
                    Due = table.Column<long>(type: "INTEGER", nullable: false),
                    Sent = table.Column<int>(type: "INTEGER", nullable: false),
                    Trying = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatches", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "feeds",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Community = table.Column<string>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", nullable: true),
                    Added = table.Column<long>(type: "INTEGER", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: true),
                    LastModified = table.Column<string>(type: "TEXT", nullable: true),
                    Polled = table.Column<long>(type: "INTEGER", nullable: true),
                    Succeeded = table.Column<long>(type: "INTEGER", nullable: true),
                    NextPoll = table.Column<long>(type: "INTEGER", nullable: false),
                    Interval = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true),
                    IsGone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feeds", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "follows",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Community = table.Column<string>(type: "TEXT", nullable: false),
                    Member = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    IsDirect = table.Column<bool>(type: "INTEGER", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false),
                    Added = table.Column<long>(type: "INTEGER", nullable: false),
                    Looked = table.Column<long>(type: "INTEGER", nullable: false),
                    Due = table.Column<long>(type: "INTEGER", nullable: false),
                    IsMuted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Paused = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follows", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "passage_vectors",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    VersionKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Generation = table.Column<long>(type: "INTEGER", nullable: false),
                    Vector = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passage_vectors", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "story_articles",
                columns: table => new
                {
                    ArticleKey = table.Column<long>(type: "INTEGER", nullable: false),
                    VersionKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<long>(type: "INTEGER", nullable: false),
                    Story = table.Column<long>(type: "INTEGER", nullable: false),
                    Agency = table.Column<string>(type: "TEXT", nullable: true),
                    Published = table.Column<long>(type: "INTEGER", nullable: true),
                    IsPrivate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_story_articles", x => x.ArticleKey);
                });

            migrationBuilder.CreateTable(
                name: "story_bands",
                columns: table => new
                {
                    Hash = table.Column<long>(type: "INTEGER", nullable: false),
                    ArticleKey = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_story_bands", x => new { x.Hash, x.ArticleKey });
                });

            migrationBuilder.CreateTable(
                name: "story_state",
                columns: table => new
                {
                    Key = table.Column<int>(type: "INTEGER", nullable: false),
                    Algorithm = table.Column<int>(type: "INTEGER", nullable: false),
                    Watermark = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_story_state", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "taken_messages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Taken = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_taken_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "vector_state",
                columns: table => new
                {
                    Key = table.Column<int>(type: "INTEGER", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Dimension = table.Column<int>(type: "INTEGER", nullable: false),
                    Generation = table.Column<long>(type: "INTEGER", nullable: false),
                    Watermark = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vector_state", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "posted_messages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    AnswerKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posted_messages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_posted_messages_answers_AnswerKey",
                        column: x => x.AnswerKey,
                        principalTable: "answers",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ratings",
                columns: table => new
                {
                    AnswerKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Member = table.Column<string>(type: "TEXT", nullable: false),
                    IsUseful = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ratings", x => new { x.AnswerKey, x.Member });
                    table.ForeignKey(
                        name: "FK_ratings_answers_AnswerKey",
                        column: x => x.AnswerKey,
                        principalTable: "answers",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "addresses",
                columns: table => new
                {
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    Community = table.Column<string>(type: "TEXT", nullable: false),
                    ArticleKey = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_addresses", x => new { x.Url, x.Community });
                    table.ForeignKey(
                        name: "FK_addresses_articles_ArticleKey",
                        column: x => x.ArticleKey,
                        principalTable: "articles",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "versions",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ArticleKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Outlet = table.Column<string>(type: "TEXT", nullable: true),
                    Author = table.Column<string>(type: "TEXT", nullable: true),
                    Url = table.Column<string>(type: "TEXT", nullable: true),
                    Published = table.Column<long>(type: "INTEGER", nullable: true),
                    Modified = table.Column<long>(type: "INTEGER", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    CorrectionStart = table.Column<int>(type: "INTEGER", nullable: true),
                    CorrectionLength = table.Column<int>(type: "INTEGER", nullable: true),
                    Taken = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_versions", x => x.Key);
                    table.ForeignKey(
                        name: "FK_versions_articles_ArticleKey",
                        column: x => x.ArticleKey,
                        principalTable: "articles",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seen_entries",
                columns: table => new
                {
                    FeedKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Identity = table.Column<string>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<string>(type: "TEXT", nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    FirstSeen = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeen = table.Column<long>(type: "INTEGER", nullable: false),
                    PageRead = table.Column<long>(type: "INTEGER", nullable: true),
                    PageETag = table.Column<string>(type: "TEXT", nullable: true),
                    PageLastModified = table.Column<string>(type: "TEXT", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seen_entries", x => new { x.FeedKey, x.Identity });
                    table.ForeignKey(
                        name: "FK_seen_entries_feeds_FeedKey",
                        column: x => x.FeedKey,
                        principalTable: "feeds",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "answer_citations",
                columns: table => new
                {
                    AnswerKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    IsChangeTold = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answer_citations", x => new { x.AnswerKey, x.Number });
                    table.ForeignKey(
                        name: "FK_answer_citations_answers_AnswerKey",
                        column: x => x.AnswerKey,
                        principalTable: "answers",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_answer_citations_versions_VersionKey",
                        column: x => x.VersionKey,
                        principalTable: "versions",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "passages",
                columns: table => new
                {
                    VersionKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passages", x => new { x.VersionKey, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_passages_versions_VersionKey",
                        column: x => x.VersionKey,
                        principalTable: "versions",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sentence_changes",
                columns: table => new
                {
                    VersionKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    BeforeStart = table.Column<int>(type: "INTEGER", nullable: true),
                    BeforeLength = table.Column<int>(type: "INTEGER", nullable: true),
                    AfterStart = table.Column<int>(type: "INTEGER", nullable: true),
                    AfterLength = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sentence_changes", x => new { x.VersionKey, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_sentence_changes_versions_VersionKey",
                        column: x => x.VersionKey,
                        principalTable: "versions",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_addresses_ArticleKey",
                table: "addresses",
                column: "ArticleKey");

            migrationBuilder.CreateIndex(
                name: "IX_answer_citations_VersionKey",
                table: "answer_citations",
                column: "VersionKey");

            migrationBuilder.CreateIndex(
                name: "IX_answers_Conversation",
                table: "answers",
                column: "Conversation");

            migrationBuilder.CreateIndex(
                name: "IX_answers_Given",
                table: "answers",
                column: "Given");

            migrationBuilder.CreateIndex(
                name: "IX_answers_Member",
                table: "answers",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_articles_Community",
                table: "articles",
                column: "Community",
                filter: "\"Community\" <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_articles_ContentHash",
                table: "articles",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_articles_GivenId",
                table: "articles",
                column: "GivenId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_articles_Id",
                table: "articles",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_articles_Origin",
                table: "articles",
                column: "Origin");

            migrationBuilder.CreateIndex(
                name: "IX_channel_briefs_Due",
                table: "channel_briefs",
                column: "Due");

            migrationBuilder.CreateIndex(
                name: "IX_channel_briefs_Place",
                table: "channel_briefs",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_feeds_Address",
                table: "feeds",
                column: "Address",
                unique: true,
                filter: "\"Community\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_feeds_Address_Community",
                table: "feeds",
                columns: new[] { "Address", "Community" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_follows_Community",
                table: "follows",
                column: "Community");

            migrationBuilder.CreateIndex(
                name: "IX_follows_Member",
                table: "follows",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_passage_vectors_VersionKey_Ordinal",
                table: "passage_vectors",
                columns: new[] { "VersionKey", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_posted_messages_AnswerKey",
                table: "posted_messages",
                column: "AnswerKey");

            migrationBuilder.CreateIndex(
                name: "IX_ratings_Member",
                table: "ratings",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_story_articles_Published",
                table: "story_articles",
                column: "Published");

            migrationBuilder.CreateIndex(
                name: "IX_story_articles_Story",
                table: "story_articles",
                column: "Story");

            migrationBuilder.CreateIndex(
                name: "IX_story_articles_Text",
                table: "story_articles",
                column: "Text");

            migrationBuilder.CreateIndex(
                name: "IX_taken_messages_Taken",
                table: "taken_messages",
                column: "Taken");

            migrationBuilder.CreateIndex(
                name: "IX_versions_ArticleKey_Number",
                table: "versions",
                columns: new[] { "ArticleKey", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_versions_Sequence",
                table: "versions",
                column: "Sequence",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "addresses");

            migrationBuilder.DropTable(
                name: "answer_citations");

            migrationBuilder.DropTable(
                name: "channel_briefs");

            migrationBuilder.DropTable(
                name: "communities");

            migrationBuilder.DropTable(
                name: "dispatches");

            migrationBuilder.DropTable(
                name: "follows");

            migrationBuilder.DropTable(
                name: "passage_vectors");

            migrationBuilder.DropTable(
                name: "passages");

            migrationBuilder.DropTable(
                name: "posted_messages");

            migrationBuilder.DropTable(
                name: "ratings");

            migrationBuilder.DropTable(
                name: "seen_entries");

            migrationBuilder.DropTable(
                name: "sentence_changes");

            migrationBuilder.DropTable(
                name: "story_articles");

            migrationBuilder.DropTable(
                name: "story_bands");

            migrationBuilder.DropTable(
                name: "story_state");

            migrationBuilder.DropTable(
                name: "taken_messages");

            migrationBuilder.DropTable(
                name: "vector_state");

            migrationBuilder.DropTable(
                name: "answers");

            migrationBuilder.DropTable(
                name: "feeds");

            migrationBuilder.DropTable(
                name: "versions");

            migrationBuilder.DropTable(
                name: "articles");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Archive.Migrations
{
    /// <inheritdoc />
    public partial class FeedsAndVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CorrectionLength",
                table: "versions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CorrectionStart",
                table: "versions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "versions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Modified",
                table: "versions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "addresses",
                columns: table => new
                {
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    ArticleKey = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_addresses", x => x.Url);
                    table.ForeignKey(
                        name: "FK_addresses_articles_ArticleKey",
                        column: x => x.ArticleKey,
                        principalTable: "articles",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    Conversation = table.Column<string>(type: "TEXT", nullable: true),
                    Given = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "feeds",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
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

            migrationBuilder.CreateTable(
                name: "answer_citations",
                columns: table => new
                {
                    AnswerKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_addresses_ArticleKey",
                table: "addresses",
                column: "ArticleKey");

            migrationBuilder.Sql(
                "INSERT INTO addresses (\"Url\", \"ArticleKey\") SELECT \"Url\", \"Key\" FROM articles WHERE \"Url\" IS NOT NULL");

            migrationBuilder.DropIndex(
                name: "IX_articles_Url",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "Url",
                table: "articles");

            migrationBuilder.CreateIndex(
                name: "IX_answer_citations_VersionKey",
                table: "answer_citations",
                column: "VersionKey");

            migrationBuilder.CreateIndex(
                name: "IX_answers_Given",
                table: "answers",
                column: "Given");

            migrationBuilder.CreateIndex(
                name: "IX_feeds_Address",
                table: "feeds",
                column: "Address",
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
                name: "seen_entries");

            migrationBuilder.DropTable(
                name: "sentence_changes");

            migrationBuilder.DropTable(
                name: "answers");

            migrationBuilder.DropTable(
                name: "feeds");

            migrationBuilder.DropColumn(
                name: "CorrectionLength",
                table: "versions");

            migrationBuilder.DropColumn(
                name: "CorrectionStart",
                table: "versions");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "versions");

            migrationBuilder.DropColumn(
                name: "Modified",
                table: "versions");

            migrationBuilder.AddColumn<string>(
                name: "Url",
                table: "articles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_articles_Url",
                table: "articles",
                column: "Url",
                unique: true);
        }
    }
}

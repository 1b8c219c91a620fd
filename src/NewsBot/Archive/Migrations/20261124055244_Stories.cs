using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Archive.Migrations
{
    /// <inheritdoc />
    public partial class Stories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "story_articles");

            migrationBuilder.DropTable(
                name: "story_bands");

            migrationBuilder.DropTable(
                name: "story_state");
        }
    }
}

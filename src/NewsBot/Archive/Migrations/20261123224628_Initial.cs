using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Archive.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<string>(type: "TEXT", nullable: true),
                    LatestVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: true),
                    GivenId = table.Column<string>(type: "TEXT", nullable: true),
                    Origin = table.Column<string>(type: "TEXT", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_articles", x => x.Key);
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
                name: "IX_articles_Url",
                table: "articles",
                column: "Url",
                unique: true);

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
                name: "passages");

            migrationBuilder.DropTable(
                name: "versions");

            migrationBuilder.DropTable(
                name: "articles");
        }
    }
}

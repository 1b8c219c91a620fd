using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Archive.Migrations
{
    /// <inheritdoc />
    public partial class Audiences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_feeds_Address",
                table: "feeds");

            migrationBuilder.DropPrimaryKey(
                name: "PK_addresses",
                table: "addresses");

            migrationBuilder.AddColumn<bool>(
                name: "IsPrivate",
                table: "story_articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Community",
                table: "feeds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Community",
                table: "articles",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Community",
                table: "addresses",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "PK_addresses",
                table: "addresses",
                columns: new[] { "Url", "Community" });

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
                name: "IX_articles_Community",
                table: "articles",
                column: "Community",
                filter: "\"Community\" <> ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_feeds_Address",
                table: "feeds");

            migrationBuilder.DropIndex(
                name: "IX_feeds_Address_Community",
                table: "feeds");

            migrationBuilder.DropIndex(
                name: "IX_articles_Community",
                table: "articles");

            migrationBuilder.DropPrimaryKey(
                name: "PK_addresses",
                table: "addresses");

            migrationBuilder.DropColumn(
                name: "IsPrivate",
                table: "story_articles");

            migrationBuilder.DropColumn(
                name: "Community",
                table: "feeds");

            migrationBuilder.DropColumn(
                name: "Community",
                table: "articles");

            migrationBuilder.DropColumn(
                name: "Community",
                table: "addresses");

            migrationBuilder.AddPrimaryKey(
                name: "PK_addresses",
                table: "addresses",
                column: "Url");

            migrationBuilder.CreateIndex(
                name: "IX_feeds_Address",
                table: "feeds",
                column: "Address",
                unique: true);
        }
    }
}

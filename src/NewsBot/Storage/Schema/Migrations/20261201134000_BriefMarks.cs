using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class BriefMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RequestedBriefAt",
                table: "channel_briefs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SkippedAt",
                table: "channel_briefs",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RequestedBriefAt",
                table: "channel_briefs");

            migrationBuilder.DropColumn(
                name: "SkippedAt",
                table: "channel_briefs");
        }
    }
}

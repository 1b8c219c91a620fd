using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Archive.Migrations
{
    /// <inheritdoc />
    public partial class Unasked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "posted_messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Quiet",
                table: "communities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "communities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsChangeTold",
                table: "answer_citations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

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
                name: "IX_follows_Community",
                table: "follows",
                column: "Community");

            migrationBuilder.CreateIndex(
                name: "IX_follows_Member",
                table: "follows",
                column: "Member");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channel_briefs");

            migrationBuilder.DropTable(
                name: "dispatches");

            migrationBuilder.DropTable(
                name: "follows");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "posted_messages");

            migrationBuilder.DropColumn(
                name: "Quiet",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "IsChangeTold",
                table: "answer_citations");
        }
    }
}

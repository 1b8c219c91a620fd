using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Archive.Migrations
{
    /// <inheritdoc />
    public partial class Communities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Member",
                table: "answers",
                type: "TEXT",
                nullable: true);

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
                    Language = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_communities", x => x.Community);
                });

            migrationBuilder.CreateTable(
                name: "posted_messages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    AnswerKey = table.Column<long>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_answers_Member",
                table: "answers",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_posted_messages_AnswerKey",
                table: "posted_messages",
                column: "AnswerKey");

            migrationBuilder.CreateIndex(
                name: "IX_ratings_Member",
                table: "ratings",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "IX_taken_messages_Taken",
                table: "taken_messages",
                column: "Taken");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "communities");

            migrationBuilder.DropTable(
                name: "posted_messages");

            migrationBuilder.DropTable(
                name: "ratings");

            migrationBuilder.DropTable(
                name: "taken_messages");

            migrationBuilder.DropIndex(
                name: "IX_answers_Member",
                table: "answers");

            migrationBuilder.DropColumn(
                name: "Member",
                table: "answers");
        }
    }
}

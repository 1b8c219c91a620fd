using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsBot.Archive.Migrations
{
    /// <inheritdoc />
    public partial class AnswersAsTurns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Beginning",
                table: "answers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Community",
                table: "answers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "StandAlone",
                table: "answers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Tokens",
                table: "answers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_answers_Conversation",
                table: "answers",
                column: "Conversation");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_answers_Conversation",
                table: "answers");

            migrationBuilder.DropColumn(
                name: "Beginning",
                table: "answers");

            migrationBuilder.DropColumn(
                name: "Community",
                table: "answers");

            migrationBuilder.DropColumn(
                name: "StandAlone",
                table: "answers");

            migrationBuilder.DropColumn(
                name: "Tokens",
                table: "answers");
        }
    }
}

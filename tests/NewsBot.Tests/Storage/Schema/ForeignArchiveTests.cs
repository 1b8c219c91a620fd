using Microsoft.Data.Sqlite;
using NewsBot.Storage;
using NewsBot.Tests.Support;
using NewsBot.Tests.Terminal;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage.Schema;

/// <summary>What a newer program, or another one, wrote is neither read nor written.</summary>
public sealed class ForeignArchiveTests : TerminalTest
{
    private const string Newer = "was made by a newer NewsBot; update this one, or name another data folder";

    private static readonly string[][] Commands =
    [
        ["ask", "How long is the longest crack?"], ["check", "The crack is 14 metres long."], ["quotes", "Joss Hadrell"],
            ["summary", "Merrow Dam"], ["brief"],
        ["timeline", "Merrow Dam"], ["compare", "Merrow Dam"], ["whatsnew"], ["coverage"], ["feeds", "list"], ["index", "stats"],
            ["index", "rebuild"], ["changes"],
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> CommandLines => new(Commands.Select(command => string.Join('|', command)));

    private string Database => Path.Join(Data, "archive.db");

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task AnArchiveOfANewerSchemaIsRefusedByEveryCommand(string command)
    {
        (await RunAsync("ingest", DamFile())).ShouldBeDone();
        await RunSqlAsync(
            "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('20990101000000_Beyond', '99.0.0')");

        var ran = await RunAsync(command.Split('|'));

        ran.Status.ShouldBe(1, ran.Output + ran.Error);
        ran.Error.ShouldContain(Newer);
    }

    [Fact]
    public async Task NothingIsTakenIntoAnArchiveOfANewerSchema()
    {
        (await RunAsync("ingest", DamFile())).ShouldBeDone();
        await RunSqlAsync(
            "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('20990101000000_Beyond', '99.0.0')");

        (await RunAsync(
            "ingest", Folder.Write("ferry.jsonl", Some.Line(Some.Article("ferry", body: Some.FerryBody))))).Error.ShouldContain(
                Newer);

        (await CountAsync("SELECT COUNT(*) FROM articles")).ShouldBe(1);
    }

    [Theory]
    [InlineData("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')")]
    [InlineData(
        "CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT); INSERT INTO "
            + "__EFMigrationsHistory VALUES ('20200101000000_Recipes', '5.0.0'); CREATE TABLE recipes (name TEXT); INSERT "
            + "INTO recipes VALUES ('soup')")]
    public async Task ADatabaseOfAnotherProgramIsRefusedAndStaysAsItIs(string sql)
    {
        Directory.CreateDirectory(Data);
        await RunSqlAsync(sql);

        var ran = await RunAsync("ask", "How long is the longest crack?");

        ran.Status.ShouldBe(1);
        ran.Error.ShouldContain("is of another program");
        (await CountAsync("SELECT COUNT(*) FROM sqlite_master WHERE name IN ('articles', 'versions')")).ShouldBe(0);
        (await CountAsync("SELECT COUNT(*) FROM recipes WHERE name = 'soup'")).ShouldBe(1);
        (await CountAsync("SELECT COUNT(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'")).ShouldBe(0);
    }

    [Fact]
    public async Task AFileThatIsNoDatabaseIsRefusedAndStaysAsItIs()
    {
        var text = string.Join('\n', Enumerable.Repeat("Dear diary, today the ferry was late again.", 50));
        Folder.Write("data/archive.db", text);

        var ran = await RunAsync("ask", "How long is the longest crack?");

        ran.Status.ShouldBe(1);
        ran.Error.ShouldContain("is no SQLite file or is damaged");
        File.ReadAllText(Database).ShouldBe(text);
    }

    [Fact]
    public async Task AnEmptyFileBecomesAnArchive()
    {
        Folder.Write("data/archive.db", "");

        (await RunAsync("ingest", DamFile())).ShouldBeDone();
    }

    [Fact]
    public async Task AFrontEndIsToldAtItsStartThatItCannotGoOn()
    {
        await using var host = await new TestHost().HoldingAsync(Some.Article("dam"));
        await host.Desk.PrepareAsync(cancellationToken: Cancellation);
        await using (var connection = new SqliteConnection($"Data Source={host.Archive.Folder.DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText =
                "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('20990101000000_Beyond', '99.0.0')";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        await using var next = host.Restarted();

        (await Should.ThrowAsync<ArchiveException>(() =>
            next.Desk.PrepareAsync(cancellationToken: Cancellation))).Message.ShouldContain(Newer);
    }

    private async Task RunSqlAsync(string sql) => await CountAsync(sql);

    private async Task<long> CountAsync(string sql)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Cancellation) as long? ?? 0;
    }
}

using Microsoft.EntityFrameworkCore;
using NewsBot.Storage;
using NewsBot.Storage.Schema;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Storage.Schema;

public sealed class MigrationTests : IAsyncDisposable
{
    private readonly TestHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheMigrationMakesTheModelThatTheCodeHas()
    {
        Directory.CreateDirectory(host.DataPath);
        await using var context = new ArchiveContext(ArchiveDatabase.CreateOptions(host.Archive.Folder.DatabasePath));

        await context.Database.MigrateAsync(Cancellation);

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task AnArchiveFromBeforeTheFirstReleaseIsRefusedWithTheRemedy()
    {
        Directory.CreateDirectory(host.DataPath);
        await using (var context = new ArchiveContext(ArchiveDatabase.CreateOptions(host.Archive.Folder.DatabasePath)))
        {
            await context.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsHistory" VALUES ('20261123224628_Initial', '10.0.0');
                CREATE TABLE articles (Key INTEGER PRIMARY KEY, Id TEXT);
                INSERT INTO articles VALUES (7, 'dam');
                """, Cancellation);
        }

        var refusal = await Should.ThrowAsync<ArchiveException>(() => host.Archive.GetStatisticsAsync(null, Cancellation));

        refusal.Message.ShouldContain("was made before NewsBot's first release");
        refusal.Message.ShouldContain("take its articles in again, or name another data folder with --data");
        refusal.IsPermanent.ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace NewsBot.Storage.Schema;

/// <summary>
/// Opens the archive's database, and migrates it to the current schema before its first use. No other class knows which
/// database product it is.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="isLowLatency">
/// True for writes that somebody waits for: a command waits at most one second for another process's transaction, and a commit
/// does not wait for the disk. After a power failure, the last commits may be missing, but the file stays intact.
/// </param>
internal sealed class ArchiveDatabase(DataFolder folder, bool isLowLatency = false) : IDisposable
{
    /// <summary>The service key of the low-latency database.</summary>
    public const string LowLatency = "in passing";

    // Seconds. Storing one article takes milliseconds, so only a stuck process makes others wait that long.
    private const int BusyTimeoutSeconds = 30;

    // The first of eight migrations that were merged into one before the first release.
    private const string PrereleaseMigration = "20261123224628_Initial";

    // Pooled, because creating a context takes as long as a small query (about 55 µs).
    private readonly PooledDbContextFactory<ArchiveContext> contextFactory =
        new(CreateOptions(folder.DatabasePath, isLowLatency));
    private readonly SemaphoreSlim migrationGate = new(1, 1);
    private readonly SemaphoreSlim writeGate = new(1, 1);
    private volatile bool isMigrated;

    /// <summary>Runs <paramref name="action"/> on a context that nobody else uses meanwhile.</summary>
    /// <exception cref="ArchiveException">The database or one of its files failed; the message is for a user.</exception>
    public async Task<T> UseAsync<T>(Func<ArchiveContext, Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            if (!isMigrated) await EnsureMigratedAsync(cancellationToken);
            await using var context = await contextFactory.CreateDbContextAsync(cancellationToken);
            return await action(context);
        }
        catch (Exception exception)
            when (exception is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            throw ArchiveException.From(exception, folder.Path);
        }
    }

    /// <summary>
    /// Runs an action that writes. The writers of one process run one after another, in the order of their calls. With SQLite's
    /// own busy retries instead, one of many writers would time out on a busy machine.
    /// </summary>
    /// <inheritdoc cref="UseAsync" path="/exception"/>
    public async Task<T> WriteAsync<T>(Func<ArchiveContext, Task<T>> action, CancellationToken cancellationToken)
    {
        await writeGate.WaitAsync(cancellationToken);
        try
        {
            return await UseAsync(action, cancellationToken);
        }
        finally
        {
            writeGate.Release();
        }
    }

    public void Dispose()
    {
        migrationGate.Dispose();
        writeGate.Dispose();
    }

    internal static DbContextOptions<ArchiveContext> CreateOptions(string file, bool isLowLatency = false)
    {
        var builder = new DbContextOptionsBuilder<ArchiveContext>().UseSqlite(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                DefaultTimeout = isLowLatency ? 1
                : BusyTimeoutSeconds
            }.ToString());
        return (isLowLatency ? builder.AddInterceptors(new NoWaitForDisk()) : builder).Options;
    }

    private async Task EnsureMigratedAsync(CancellationToken cancellationToken)
    {
        await migrationGate.WaitAsync(cancellationToken);
        try
        {
            if (isMigrated) return;
            Directory.CreateDirectory(folder.Path);
            folder.RejectSpecialFiles();
            await using var context = await contextFactory.CreateDbContextAsync(cancellationToken);
            if (await CountAppliedMigrationsAsync(context, cancellationToken) < context.Database.GetMigrations().Count())
                await MigrateUnderLockAsync(context, cancellationToken);
            isMigrated = true;
        }
        finally
        {
            migrationGate.Release();
        }
    }

    // EF's own migration lock is a row that outlives a killed process, and the next start would wait for it for ever.
    // A file lock dies with its holder, so under it a row that is left over can only be stale.
    private async Task MigrateUnderLockAsync(ArchiveContext context, CancellationToken cancellationToken)
    {
        using var schemaLock = await LockSchemaAsync(cancellationToken);
        if (await CountAppliedMigrationsAsync(context, cancellationToken) == 0)
            await RejectForeignTablesAsync(context, cancellationToken);
        // With a write-ahead log, readers and a writer do not wait for each other. EF enables it only if it creates the file
        // itself, but the statement below creates it first.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancellationToken);
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Counts the migrations that were applied to the database.</summary>
    /// <exception cref="ArchiveException">
    /// One of them is unknown to this program, so the schema is unknown and nothing may be read or written.
    /// </exception>
    private async Task<int> CountAppliedMigrationsAsync(ArchiveContext context, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var ours = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (applied.TrueForAll(ours.Contains)) return applied.Count;
        if (applied.Contains(PrereleaseMigration))
        {
            throw CreateForeignException(
                $"the archive in {folder.Path} was made before NewsBot's first release, and its schema is not read any more; "
                + "move that folder away and take its articles in again");
        }

        throw applied.Exists(ours.Contains)
            ? CreateForeignException($"the archive in {folder.Path} was made by a newer NewsBot; update this one")
            : CreateForeignException(
                $"archive.db in {folder.Path} is of another program, or of a newer NewsBot; update this one");
    }

    // Tables without one of our migrations belong to another program; ours must not be created beside them.
    private async Task RejectForeignTablesAsync(ArchiveContext context, CancellationToken cancellationToken)
    {
        const string tables = """
            SELECT COUNT(*) AS "Value" FROM sqlite_master
            WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE '~_~_EF%' ESCAPE '~'
            """;
        if (await context.Database.SqlQueryRaw<int>(tables).SingleAsync(cancellationToken) > 0)
            throw CreateForeignException($"archive.db in {folder.Path} is of another program; move it away");
    }

    private static ArchiveException CreateForeignException(string problem) =>
        new($"{problem}, or name another data folder with --data") { IsPermanent = true };

    private async Task<IDisposable> LockSchemaAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (folder.TryLockSchema() is { } taken) return taken;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }
}

/// <summary>
/// Lets commits return before the data is on the disk. In WAL mode, a power failure can then lose only the last commits.
/// </summary>
internal sealed class NoWaitForDisk : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA synchronous = NORMAL";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>Creates a context for the EF migration tool, which runs without a host.</summary>
internal sealed class ArchiveContextAtDesignTime
    : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<ArchiveContext>
{
    public ArchiveContext CreateDbContext(string[] args) => new(ArchiveDatabase.CreateOptions("design-time.db"));
}

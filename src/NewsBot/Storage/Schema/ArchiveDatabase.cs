using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace NewsBot.Storage.Schema;

/// <summary>
/// Opens the archive's database, bringing it to the present schema before its first use. The one place that knows which
/// database it is.
/// </summary>
/// <param name="folder">The folder that it lies in.</param>
/// <param name="isInPassing">
/// Whether it is for what is noted in passing, while somebody waits: a command waits no more than a second for another process's
/// transaction, and none of ours waits for the disk. After a power failure, the last few may be missing; the file stays sound.
/// </param>
internal sealed class ArchiveDatabase(DataFolder folder, bool isInPassing = false) : IDisposable
{
    /// <summary>The key of the service that is for what is noted in passing.</summary>
    public const string InPassing = "in passing";

    // Seconds. One article's transaction takes milliseconds.
    private const int BusyTimeout = 30;

    // The first of eight migrations that became one, when nothing had been released.
    private const string BeforeTheFirstRelease = "20261123224628_Initial";

    // Used again: making one takes as long as a small query in it, some 55 µs.
    private readonly PooledDbContextFactory<ArchiveContext> contexts = new(Options(folder.Database, isInPassing));
    private readonly SemaphoreSlim opening = new(1, 1);
    private readonly SemaphoreSlim writing = new(1, 1);
    private volatile bool isOpen;

    /// <summary>Runs <paramref name="action"/> on a context that is its own meanwhile.</summary>
    /// <exception cref="ArchiveException">What the database or its files threw, in words for a user.</exception>
    public async Task<T> UseAsync<T>(Func<ArchiveContext, Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            if (!isOpen) await MigrateAsync(cancellationToken);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return await action(context);
        }
        catch (Exception exception)
            when (exception is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            throw ArchiveException.From(exception, folder.Path);
        }
    }

    /// <summary>
    /// The same for what writes. Writers of one process come one after another, in the order in which they asked: SQLite lets
    /// them try again and again instead, and on a busy machine one of many fails in the end.
    /// </summary>
    /// <inheritdoc cref="UseAsync" path="/exception"/>
    public async Task<T> WriteAsync<T>(Func<ArchiveContext, Task<T>> action, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            return await UseAsync(action, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose()
    {
        opening.Dispose();
        writing.Dispose();
    }

    internal static DbContextOptions<ArchiveContext> Options(string file, bool isInPassing = false)
    {
        var builder = new DbContextOptionsBuilder<ArchiveContext>().UseSqlite(
            new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = isInPassing ? 1 : BusyTimeout }.ToString());
        return (isInPassing ? builder.AddInterceptors(new NoWaitForDisk()) : builder).Options;
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (isOpen) return;
            Directory.CreateDirectory(folder.Path);
            folder.RefuseSpecialFiles();
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await AppliedAsync(context, cancellationToken) < context.Database.GetMigrations().Count())
                await MigrateAloneAsync(context, cancellationToken);
            isOpen = true;
        }
        finally
        {
            opening.Release();
        }
    }

    // EF's own migration lock is a row that outlives a killed process, and the next start would wait for it for ever.
    // A file lock dies with its holder, so under it a row that is left over can only be stale.
    private async Task MigrateAloneAsync(ArchiveContext context, CancellationToken cancellationToken)
    {
        using var alone = await TakeAsync(cancellationToken);
        if (await AppliedAsync(context, cancellationToken) == 0) await RefuseAnotherProgramsAsync(context, cancellationToken);
        // So that readers and a writer do not wait for each other. EF asks for it only where it makes the file itself, and
        // the statement below makes it first.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancellationToken);
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>How many migrations the database has had.</summary>
    /// <exception cref="ArchiveException">
    /// One of them is none of ours: what it changed is not known here, so nothing may be read or written.
    /// </exception>
    private async Task<int> AppliedAsync(ArchiveContext context, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var ours = context.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (applied.TrueForAll(ours.Contains)) return applied.Count;
        if (applied.Contains(BeforeTheFirstRelease))
        {
            throw Foreign(
                $"the archive in {folder.Path} was made before NewsBot's first release, and its schema is not read any more; "
                + "take its articles in again");
        }

        throw applied.Exists(ours.Contains)
            ? Foreign($"the archive in {folder.Path} was made by a newer NewsBot; update this one")
            : Foreign($"archive.db in {folder.Path} is of another program, or of a newer NewsBot; update this one");
    }

    // Tables without a migration of ours are not ours, and ours are not to be put beside them.
    private async Task RefuseAnotherProgramsAsync(ArchiveContext context, CancellationToken cancellationToken)
    {
        const string tables = """
            SELECT COUNT(*) AS "Value" FROM sqlite_master
            WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE '~_~_EF%' ESCAPE '~'
            """;
        if (await context.Database.SqlQueryRaw<int>(tables).SingleAsync(cancellationToken) > 0)
            throw Foreign($"archive.db in {folder.Path} is of another program; move it away");
    }

    private static ArchiveException Foreign(string problem) =>
        new($"{problem}, or name another data folder with --data") { IsLasting = true };

    private async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (folder.TryTakeSchema() is { } taken) return taken;
            await Task.Delay(100, cancellationToken);
        }
    }
}

/// <summary>Commits without waiting for the disk, which in WAL mode costs no more than the last of them.</summary>
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

/// <summary>For the migration tool alone, which wants a context without a host.</summary>
internal sealed class ArchiveContextAtDesignTime
    : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<ArchiveContext>
{
    public ArchiveContext CreateDbContext(string[] args) => new(ArchiveDatabase.Options("design-time.db"));
}

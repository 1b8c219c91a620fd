using Microsoft.EntityFrameworkCore;

namespace NewsBot.Archive;

/// <summary>
/// Opens the archive's database, bringing it to the present schema before its first use. The one place that knows which
/// database it is.
/// </summary>
internal sealed class ArchiveDatabase(DataFolder folder) : IDisposable
{
    // Seconds that a command waits for another process's transaction; one article's takes milliseconds.
    private const int BusyTimeout = 30;

    private readonly DbContextOptions<ArchiveContext> options = Options(folder.Database);
    private readonly SemaphoreSlim opening = new(1, 1);
    private volatile bool isOpen;

    public async Task<ArchiveContext> OpenAsync(CancellationToken cancellationToken)
    {
        if (!isOpen) await MigrateAsync(cancellationToken);
        return new ArchiveContext(options);
    }

    public void Dispose() => opening.Dispose();

    internal static DbContextOptions<ArchiveContext> Options(string file) =>
        new DbContextOptionsBuilder<ArchiveContext>()
            .UseSqlite($"Data Source={file};Default Timeout={BusyTimeout}")
            .Options;

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (isOpen) return;
            Directory.CreateDirectory(folder.Path);
            await using var context = new ArchiveContext(options);
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
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
        await using var alone = await TakeAsync(folder.Database + ".migrating", cancellationToken);
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<FileStream> TakeAsync(string file, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < BusyTimeout * 10)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }
}

/// <summary>For the migration tool alone, which wants a context without a host.</summary>
internal sealed class ArchiveContextAtDesignTime : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<ArchiveContext>
{
    public ArchiveContext CreateDbContext(string[] args) => new(ArchiveDatabase.Options("design-time.db"));
}

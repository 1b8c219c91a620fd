using NewsBot.Benchmarks.Fuzz.Generation;
using NewsBot.Benchmarks.Fuzz.Intake;

namespace NewsBot.Benchmarks.Fuzz;

/// <summary>The product over a temporary data folder, and a folder for files to be taken in.</summary>
internal sealed class FuzzTestHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("newsbot-fuzz-");
    private readonly DirectoryInfo files;
    private Rooms rooms;

    public FuzzTestHost()
    {
        files = folder.CreateSubdirectory("files");
        rooms = Open();
    }

    public FuzzQuestions Questions => new(rooms.Desk, rooms.Archive);

    public FuzzIntake IntakeOf(FuzzItems items, FuzzWeb web) =>
        new(rooms.Desk, rooms.Feeds, rooms.Polling, web, items, files.FullName);

    /// <summary>Ends the product, deletes its index and starts it again.</summary>
    public async Task ReopenWithoutIndexAsync()
    {
        await rooms.DisposeAsync();
        Directory.Delete(Path.Combine(folder.FullName, "data", "index"), recursive: true);
        rooms = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await rooms.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private Rooms Open() => new(Path.Combine(folder.FullName, "data"),
        [KeyValuePair.Create<string, string?>("NewsBot:Web:PrivateHosts:0", FuzzWeb.Hosts)]);
}

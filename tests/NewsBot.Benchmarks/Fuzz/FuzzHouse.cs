using NewsBot.Benchmarks.Fuzz.Generation;
using NewsBot.Benchmarks.Fuzz.Intake;

namespace NewsBot.Benchmarks.Fuzz;

/// <summary>The product over a temporary data folder, and a folder for files to be taken in.</summary>
internal sealed class FuzzHouse : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsbot-fuzz-");
    private readonly DirectoryInfo _files;
    private Rooms _rooms;

    public FuzzHouse()
    {
        _files = _folder.CreateSubdirectory("files");
        _rooms = Open();
    }

    public FuzzQuestions Questions => new(_rooms.Desk, _rooms.Archive);

    public FuzzIntake IntakeOf(FuzzItems items, FuzzWeb web) =>
        new(_rooms.Desk, _rooms.Feeds, _rooms.Polling, web, items, _files.FullName);

    /// <summary>Ends the product, deletes its index and starts it again.</summary>
    public async Task ReopenWithoutIndexAsync()
    {
        await _rooms.DisposeAsync();
        Directory.Delete(Path.Combine(_folder.FullName, "data", "index"), recursive: true);
        _rooms = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _rooms.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Rooms Open() => new(Path.Combine(_folder.FullName, "data"),
        [KeyValuePair.Create<string, string?>("NewsBot:Web:PrivateHosts:0", FuzzWeb.Hosts)]);
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>The real program as a process of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Task reading;

    private BotProcess(ProcessStartInfo start)
    {
        process = Process.Start(start).ShouldNotBeNull();
        reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public string Text => string.Join('\n', lines);

    /// <summary>Starts it in a folder, which is its home, too, so that no secrets of whoever runs the tests are seen.</summary>
    public static BotProcess Start(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Join(Folder(), "NewsBot.Discord.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder;
        start.Environment.Remove("NewsBot__Discord__Token");
        return new BotProcess(start);
    }

    /// <summary>Waits for its end; the exit status.</summary>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await reading;
        return process.ExitCode;
    }

    /// <summary>SIGKILL: it has no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line) lines.Enqueue(line);
    }

    // Its own, because the copy beside the tests is started with what they need.
    private static string Folder([CallerFilePath] string here = "")
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        var top = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..");
        return Path.GetFullPath(Path.Combine(top, "src", "NewsBot.Discord", "bin", tests.Parent!.Name, tests.Name));
    }
}

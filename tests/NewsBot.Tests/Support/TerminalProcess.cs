using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Shouldly;

namespace NewsBot.Tests.Support;

/// <summary>The real program as a process of its own, which can be watched, waited for and killed.</summary>
internal sealed class TerminalProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> error = new();
    private readonly Task<string> output;
    private readonly Task errorRead;

    private TerminalProcess(ProcessStartInfo start)
    {
        process = Process.Start(start).ShouldNotBeNull();
        output = process.StandardOutput.ReadToEndAsync();
        errorRead = ReadErrorAsync();
    }

    /// <summary>
    /// The folder that the program was built into: its own, because the copy beside the tests lacks what their framework brings.
    /// </summary>
    public static string Folder { get; } = FolderOf();

    public string Error => string.Join('\n', error);

    public bool HasEnded => process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="workingFolder">Where.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="wrapper">A command line that runs another one, which is appended to it.</param>
    /// <param name="programFolder">A copy of the program to start instead.</param>
    /// <param name="environment">Variables set beside the present ones.</param>
    public static TerminalProcess Start(
        string workingFolder, IEnumerable<string> arguments, IEnumerable<string>? wrapper = null, string? programFolder = null,
        params (string Name, string Value)[] environment)
    {
        string[] command = [.. wrapper ?? [], "dotnet", Path.Join(programFolder ?? Folder, "NewsBot.Terminal.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingFolder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Whoever runs the tests may keep secrets and settings for the program in a home of theirs.
        start.Environment["HOME"] = workingFolder;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new TerminalProcess(start);
    }

    /// <summary>Starts it and waits for its end.</summary>
    public static async Task<Ended> RunAsync(
        string workingFolder, IEnumerable<string> arguments, IEnumerable<string>? wrapper = null, string? programFolder = null,
        params (string Name, string Value)[] environment)
    {
        using var started = Start(workingFolder, arguments, wrapper, programFolder, environment);
        return await started.EndAsync();
    }

    public async Task<Ended> EndAsync()
    {
        await process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        await errorRead;
        return new Ended(process.ExitCode, await output, Error);
    }

    /// <summary>SIGKILL: it has no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task ReadErrorAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line) error.Enqueue(line);
    }

    private static string FolderOf([CallerFilePath] string here = "")
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        var top = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..");
        return Path.GetFullPath(Path.Combine(top, "src", "NewsBot.Terminal", "bin", tests.Parent!.Name, tests.Name));
    }

    internal sealed record Ended(int Status, string Output, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;
    }
}

using System.Diagnostics;
using System.Runtime.Versioning;
using Shouldly;

namespace NewsBot.Tests.Support;

/// <summary>Things in a file system that .NET cannot make: pipes, and names that are not UTF-8.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Pipe
{
    /// <summary>Makes a pipe that nobody writes into: to open it waits for ever.</summary>
    public static string Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Run("mkfifo", path);
        return path;
    }

    /// <summary>Has a shell do what only it can.</summary>
    public static void Shell(string folder, string command) => Run("bash", "-c", $"cd '{folder}' && {command}");

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}

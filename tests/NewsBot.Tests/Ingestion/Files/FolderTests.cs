using System.Runtime.Versioning;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion.Files;

public sealed class FolderTests : FileTest
{
    private const string Text = "The ferry left at noon.";

    private async Task<IEnumerable<string>> InputsAsync() =>
        (await ReadAsync(Folder.Path)).Select(read => Path.GetRelativePath(Folder.Path, read.Input));

    [Fact]
    public async Task FilesAreReadInOrdinalOrderAndOthersPassedOver()
    {
        foreach (var name in new[] { "b.TXT", "a/z.md", "a/b/c.htm", "B.txt", "c.pdf", ".hidden.txt", ".git/d.txt", "d.jsonl" })
            Folder.Write(name, name.EndsWith(".jsonl", StringComparison.Ordinal) ? $"{{\"body\":\"{Text}\"}}" : Text);

        (await InputsAsync()).ShouldBe(["B.txt", "a/b/c.htm", "a/z.md", "b.TXT", "d.jsonl:1"]);
    }

    [Fact]
    public async Task FileOfAnotherKindNamedDirectlyFailsWithTheKindsThatAreRead() =>
        (await FailureInAsync("ferry.pdf", Text)).Error!.ShouldContain(".jsonl, .jsonl.gz, .txt, .md, .html, .htm");

    [Theory]
    [InlineData("nowhere.txt")]
    [InlineData("nowhere")]
    public async Task PathThatDoesNotExistFails(string name) =>
        (await ReadAsync(Folder.PathOf(name))).ShouldHaveSingleItem().Error!.ShouldContain("no such file or folder");

    [Fact]
    public async Task FolderWithNothingReadableFailsOnce()
    {
        Folder.Write("sub/ferry.pdf", Text);

        var read = (await ReadAsync(Folder.Path)).ShouldHaveSingleItem();

        read.Input.ShouldBe(Folder.Path);
        read.Error!.ShouldContain("nothing in this folder can be read");
    }

    [Fact]
    public async Task RingOfLinksEnds()
    {
        Folder.Write("a/ferry.txt", Text);
        Directory.CreateSymbolicLink(Folder.PathOf("a/ring"), Folder.Path);
        Directory.CreateSymbolicLink(Folder.PathOf("self"), Folder.PathOf("self"));
        Directory.CreateSymbolicLink(Folder.PathOf("up"), "/");

        (await InputsAsync()).ShouldBe(["a/ferry.txt"]);
    }

    [Fact]
    public async Task LinksOutOfTheFolderAreFollowedOnce()
    {
        Folder.Write("out/ferry.txt", Text);
        Folder.Write("alone.txt", Text);
        Directory.CreateDirectory(Folder.PathOf("in"));
        foreach (var name in new[] { "one", "two" })
        {
            Directory.CreateSymbolicLink(Folder.PathOf($"in/{name}"), Folder.PathOf("out"));
            File.CreateSymbolicLink(Folder.PathOf($"in/{name}.txt"), "../alone.txt");
        }

        (await ReadAsync(Folder.PathOf("in"))).Select(read => Path.GetRelativePath(Folder.Path, read.Input))
            .ShouldBe(["in/one/ferry.txt", "in/one.txt"]);
    }

    [Fact]
    public async Task LinkThatLeadsNowhereFailsByName()
    {
        File.CreateSymbolicLink(Folder.PathOf("lost.txt"), "gone.txt");

        var read = (await ReadAsync(Folder.Path)).ShouldHaveSingleItem();

        read.Input.ShouldBe(Folder.PathOf("lost.txt"));
        read.Error!.ShouldContain("leads nowhere");
    }

    [Theory]
    [InlineData("b.txt")]
    [InlineData("b.jsonl")]
    [InlineData("b.html")]
    public async Task FileThatVanishesFailsByNameAndTheRestGoesOn(string name)
    {
        Folder.Write("a.txt", Text);
        Folder.Write(name, Text);
        Folder.Write("c.txt", Text);
        var errors = new List<(string, string?)>();

        await foreach (var read in Source.ReadAsync(Folder.Path, TestContext.Current.CancellationToken))
        {
            File.Delete(Folder.PathOf(name));
            errors.Add((Path.GetFileName(read.Input), read.Error));
        }

        errors.Select(one => one.Item1).ShouldBe(["a.txt", name, "c.txt"]);
        errors[1].Item2!.ShouldContain("not there any more");
        errors[2].Item2.ShouldBeNull();
    }

    [Theory]
    [InlineData("b.txt")]
    [InlineData("b.jsonl")]
    public async Task FileThatAnotherProgramHoldsFailsByNameAndTheRestGoesOn(string name)
    {
        Folder.Write(name, Text);
        Folder.Write("c.txt", Text);
        await using var held = new FileStream(Folder.PathOf(name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var read = await ReadAsync(Folder.Path);

        read[0].Error!.ShouldContain("cannot be read");
        read[1].Error.ShouldBeNull();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task FileAndFolderWithoutPermissionFailByName()
    {
        File.SetUnixFileMode(Folder.Write("b.txt", Text), UnixFileMode.None);
        Folder.Write("d/e.txt", Text);
        File.SetUnixFileMode(Folder.PathOf("d"), UnixFileMode.None);

        var read = await ReadAsync(Folder.Path);
        File.SetUnixFileMode(Folder.PathOf("d"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // Permissions do not bind a privileged user, who then reads all of it.
        if (Environment.IsPrivilegedProcess) read.ShouldAllBe(one => one.Error == null);
        else read.ShouldAllBe(one => one.Error!.Contains("may not be read"));
        read.Select(one => Path.GetFileName(one.Input))
            .ShouldBe(Environment.IsPrivilegedProcess ? ["b.txt", "e.txt"] : ["b.txt", "d"]);
    }

    [Fact]
    public async Task CancellationIsThrown()
    {
        Folder.Write("a.txt", Text);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Source.ReadAsync(Folder.Path, cancelled.Token))
            {
            }
        });
    }
}

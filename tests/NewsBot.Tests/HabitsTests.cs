using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NewsBot.Desk;
using Shouldly;
using Xunit;

namespace NewsBot.Tests;

/// <summary>The measures of the house style: lines, files, folders and constructors that a reader can take in.</summary>
public sealed partial class HabitsTests
{
    private const int MaxLineLength = 130;
    private const int MaxFileLength = 300;
    private const int MaxFolder = 25;
    private const int MaxArguments = 7;

    [Fact]
    public void NoLineIsTooLong()
    {
        var lines =
            from file in Files("src").Concat(Files("tests"))
            from line in CodeOf(file)
            where line.Text.Length > MaxLineLength
            select $"{Path.GetFileName(file)}:{line.Number} has {line.Text.Length}";

        lines.ShouldBeEmpty();
    }

    [Fact]
    public void NoFileIsTooLong() =>
        Files("src").Concat(Files("tests")).Where(file => File.ReadLines(file).Count() > MaxFileLength)
            .Select(Path.GetFileName).ShouldBeEmpty();

    [Fact]
    public void NoFolderIsTooFull() =>
        Files("src").Concat(Files("tests")).GroupBy(Path.GetDirectoryName).Where(folder => folder.Count() > MaxFolder)
            .Select(folder => $"{folder.Key} has {folder.Count()} files").ShouldBeEmpty();

    [Fact]
    public void NoConstructorTakesTooMuch()
    {
        var constructors =
            from type in typeof(NewsDesk).Assembly.GetTypes().Concat(typeof(NewsBot.Terminal.CommandLine).Assembly.GetTypes())
            where type.IsClass && !type.IsDefined(typeof(CompilerGeneratedAttribute))
            where type.GetMethod("<Clone>$") is null
            from constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            let arguments = constructor.GetParameters().Length
            where arguments > MaxArguments
            select $"{type.Name} takes {arguments}";

        constructors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/README.md")]
    [InlineData("tests/README.md")]
    [InlineData(".github/CONTRIBUTING.md")]
    public void WhatTheIntroductionsNameIsThere(string introduction)
    {
        var code = Files("src").Concat(Files("tests")).SelectMany(File.ReadLines)
            .SelectMany(line => Word().Matches(line)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        code.UnionWith(Directory.EnumerateFiles(Path.Combine(Top(), "src"))
            .Select(file => Path.GetFileNameWithoutExtension(file)));
        // By words of two capitals and more: others are of English, too.
        var named = Quoted().Matches(File.ReadAllText(Path.Combine(Top(), introduction)))
            .SelectMany(match => Word().Matches(match.Value)).Select(match => match.Value)
            .Where(word => CamelCase().IsMatch(word)).Distinct();

        named.Where(word => !code.Contains(word)).ShouldBeEmpty();
    }

    // A raw string literal holds data, whose lines are as long as they are.
    private static IEnumerable<(int Number, string Text)> CodeOf(string file)
    {
        const string quotes = "\"\"\"";
        var isInLiteral = false;
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            var marks = line.Split(quotes).Length - 1;
            if (marks == 0 && !isInLiteral) yield return (index + 1, line);
            if (marks % 2 == 1) isInLiteral = !isInLiteral;
        }
    }

    private static IEnumerable<string> Files(string folder)
    {
        var root = Path.Combine(Top(), folder);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)
                .All(part => part is not ("bin" or "obj" or "Migrations")));
    }

    private static string Top([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("^[A-Z][a-z]+(?:[A-Z][a-z]*)+$")]
    private static partial Regex CamelCase();
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NewsBot.Answering;
using NewsBot.Desk;
using NewsBot.Ingestion;
using NewsBot.Ingestion.Files;
using NewsBot.Retrieval.Indexing;
using NewsBot.Storage.Articles;
using Shouldly;
using Xunit;

namespace NewsBot.Tests;

/// <summary>Data flows one way: what is left of an arrow never knows what is right of it.</summary>
public sealed partial class RoomsTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // A room that is not listed here has not said what it may know.
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Text"] = [],
        ["Articles"] = ["Text"],
        ["Storage"] = ["Articles", "Text"],
        ["Ingestion"] = ["Articles", "Text", "Storage"],
        ["Stories"] = ["Articles", "Text", "Storage"],
        ["Llm"] = ["Text"],
        ["Retrieval"] = ["Articles", "Text", "Storage", "Stories", "Llm"],
        ["Verification"] = ["Articles", "Text", "Storage", "Stories", "Retrieval"],
        ["Answering"] = ["Articles", "Text", "Storage", "Stories", "Llm", "Retrieval", "Verification"],
        ["Briefing"] = ["Articles", "Text", "Storage", "Stories", "Llm", "Retrieval", "Verification", "Answering"],
        ["Evaluation"] =
            ["Articles", "Text", "Storage", "Ingestion", "Stories", "Retrieval", "Verification", "Answering", "Briefing"],
        ["Desk"] =
        [
            "Articles", "Text", "Storage", "Ingestion", "Stories", "Llm", "Retrieval", "Verification", "Answering",
                "Briefing", "Evaluation",
        ],
    };

    // What lies outside of all rooms, and is for all of them.
    private static readonly Type[] Ground =
    [
        typeof(NewsBotOptions), typeof(ModelOptions), typeof(SecondOpinionOptions), typeof(ModelProvider), typeof(WebOptions),
        typeof(QuotaOptions),
        typeof(EmbeddingsOptions), typeof(EmbeddingsProvider), typeof(SpecialFile), typeof(SpecialFileException),
    ];

    [Fact]
    public void RoomsDependOnlyInFlowOrder()
    {
        var compiled =
            from type in typeof(NewsDesk).Assembly.GetTypes()
            let room = RoomOf(type)
            where room is not null && MayUse.ContainsKey(room)
            from used in TypesIn(type)
            where IsOfNewsBot(used) && !Ground.Contains(used)
            let other = RoomOf(used) ?? used.Name
            where other != room && !MayUse[room].Contains(other)
            select $"{type.FullName} uses {used.FullName}";
        var written =
            from folder in Directory.EnumerateDirectories(SourceFolder())
            let room = Path.GetFileName(folder)
            where MayUse.ContainsKey(room)
            from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            from Match match in RoomNamed().Matches(File.ReadAllText(file))
            let other = match.Groups["room"].Value
            where MayUse.ContainsKey(other) && other != room && !MayUse[room].Contains(other)
            select $"{Path.GetRelativePath(SourceFolder(), file)} names {match.Value}";

        compiled.Concat(written).Distinct().ShouldBeEmpty();
    }

    /// <summary>Also within a room: what two subfolders share lies in a third, or in the room itself.</summary>
    [Fact]
    public void NoTwoFoldersOfARoomKnowEachOther()
    {
        var uses =
            (from type in typeof(NewsDesk).Assembly.GetTypes()
             let room = RoomOf(type)
             where room is not null
             from used in TypesIn(type)
             where IsOfNewsBot(used) && RoomOf(used) == room
             let folder = FolderOf(type)
             let other = FolderOf(used)
             where folder is not null && other is not null && folder != other
             select (From: folder, To: other)).ToHashSet();
        var reached = uses.ToHashSet();
        for (var added = true; added;)
        {
            added = false;
            foreach (var (from, to) in reached.ToList())
                foreach (var next in uses.Where(use => use.From == to)) added |= reached.Add((from, next.To));
        }

        reached.Where(use => use.From == use.To).Select(use => use.From).ShouldBeEmpty();
    }

    [Fact]
    public void EveryRoomSaysWhatItMayUse() =>
        typeof(NewsDesk).Assembly.GetTypes().Select(RoomOf).OfType<string>().Distinct().Except(MayUse.Keys).ShouldBeEmpty();

    [Fact]
    public void FrontEndsCallTheDeskAlone()
    {
        Type[] behindTheDesk =
            [typeof(ArticleArchive), typeof(PassageIndex), typeof(AnswerPipeline), typeof(FileSource), typeof(ArticleIngestor)];
        var uses =
            from type in typeof(NewsBot.Terminal.CommandLine).Assembly.GetTypes()
            from used in TypesIn(type)
            where behindTheDesk.Contains(used)
            select $"{type.FullName} uses {used.FullName}";

        uses.Distinct().ShouldBeEmpty();
    }

    private static bool IsOfNewsBot(Type type) =>
        type.Assembly == typeof(NewsDesk).Assembly && type.Namespace?.Split('.')[0] == "NewsBot";

    /// <summary>"Desk" of NewsBot.Desk.Commands; null for what belongs to no room.</summary>
    private static string? RoomOf(Type type) => type.Namespace?.Split('.') is ["NewsBot", var room, ..] ? room : null;

    /// <summary>"Desk.Commands" of NewsBot.Desk.Commands.Ask; null for what lies in the room itself.</summary>
    private static string? FolderOf(Type type) =>
        type.Namespace?.Split('.') is ["NewsBot", var room, var folder, ..] ? $"{room}.{folder}" : null;

    /// <summary>What a type is made of: bases, members, and the locals of its methods (async ones are nested types).</summary>
    private static IEnumerable<Type> TypesIn(Type type)
    {
        var methods = type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)).ToList();
        return type.GetInterfaces()
            .Append(type.BaseType)
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(type.GetProperties(Everything).Select(property => property.PropertyType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType))
            .OfType<Type>()
            .SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "NewsBot"));

    // "using NewsBot.Desk;" and "NewsBot.Desk.Reply" alike, but not the name of a configuration key.
    [GeneratedRegex(@"\bNewsBot\.(?<room>[A-Z]\w+)")]
    private static partial Regex RoomNamed();
}

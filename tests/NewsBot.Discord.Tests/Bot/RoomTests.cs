using System.Reflection;
using NewsBot.Desk;
using NewsBot.Storage;
using Shouldly;
using Xunit;

namespace NewsBot.Discord.Tests.Bot;

/// <summary>
/// The Discord project carries requests in and replies out, and decides nothing: it calls the desk and nothing else.
/// </summary>
public sealed class RoomTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void OnlyTheDeskIsCalled()
    {
        var used =
            from type in typeof(BotHost).Assembly.GetTypes()
            from member in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything))
            from other in member.GetParameters().Select(parameter => parameter.ParameterType)
                .Concat(member.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])
                .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            where other.Assembly == typeof(NewsDesk).Assembly
            // Errors are told by whoever runs into them; what is held comes from the desk.
            where other != typeof(ArchiveException) && other != typeof(ArchiveStatistics)
            where other.Namespace!.StartsWith("NewsBot.", StringComparison.Ordinal)
                && !other.Namespace.StartsWith("NewsBot.Desk", StringComparison.Ordinal)
            select $"{type.FullName} uses {other.FullName}";

        used.Distinct().ShouldBeEmpty();
    }
}

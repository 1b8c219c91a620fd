using System.Text;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Help;

/// <summary>Formats the help for members of a chat platform, as Markdown with mentions of commands that can be clicked.</summary>
internal static class HelpMarkdown
{
    private static readonly Dictionary<CommandGroup, string> Headings = new()
    {
        [CommandGroup.Asking] = "Ask",
        [CommandGroup.Overviews] = "See what happened",
        [CommandGroup.Following] = "Follow",
        [CommandGroup.About] = "About the bot",
        [CommandGroup.Managing] = "Manage",
    };

    /// <summary>Formats the list of the commands that a member may use.</summary>
    public static string FormatList(CommandCatalogue catalogue, Asker asker)
    {
        var usable = catalogue.Commands.Where(command => !command.NeedsManager || asker.CanManage).ToList();
        var text = new StringBuilder();
        foreach (var group in usable.Where(command => !command.IsMenuOnly).GroupBy(command => command.Group)
            .OrderBy(group => group.Key))
        {
            text.Append($"**{Headings[group.Key]}**\n");
            foreach (var command in group)
                text.Append($"{FormatMention(command, catalogue)} {DiscordMarkdown.EscapeLine(command.Description)}\n");
        }

        var menu = usable.Where(command => command.MessageMenuName is not null)
            .Select(command => $"“{command.MessageMenuName}”");
        return text.Append($"-# In the menu of a message, under Apps: {string.Join(", ", menu)}.").ToString();
    }

    /// <summary>Formats the options and examples of a command; the examples stand in a block that can be copied.</summary>
    public static string Format(CommandDeclaration command, CommandCatalogue catalogue)
    {
        var text = new StringBuilder($"{FormatMention(command, catalogue)} {DiscordMarkdown.EscapeLine(command.Description)}\n");
        foreach (var option in command.Options)
            text.Append(
                $"- `{option.Name}`{(option.IsRequired ? "" : " (optional)")}: {DiscordMarkdown.EscapeLine(option.Hint)}\n");
        return text.Append($"```\n{string.Join('\n', command.Examples)}\n```").ToString();
    }

    private static string FormatMention(CommandDeclaration command, CommandCatalogue catalogue) =>
        catalogue.PlatformIds.TryGetValue(command.Name, out var id) ? $"</{command.Name}:{id}>" : $"`/{command.Name}`";
}

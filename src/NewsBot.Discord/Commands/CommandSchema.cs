using Discord;
using NewsBot.Desk.Commands;

namespace NewsBot.Discord.Commands;

/// <summary>Translates the catalogue of commands into Discord's form.</summary>
internal static class CommandSchema
{
    public static ApplicationCommandProperties[] Create(CommandCatalogue catalogue) =>
    [
        .. catalogue.Commands.Where(command => !command.IsMenuOnly).Select(CreateSlashCommand),
        .. catalogue.Commands.Where(command => command.MessageMenuName is not null).Select(CreateMessageCommand),
    ];

    private static ApplicationCommandProperties CreateSlashCommand(CommandDeclaration command)
    {
        var slash = new SlashCommandBuilder().WithName(command.Name).WithDescription(command.Description)
            .WithIntegrationTypes(ApplicationIntegrationType.GuildInstall);
        if (command.NeedsManager)
            slash.WithDefaultMemberPermissions(GuildPermission.ManageGuild).WithContextTypes(InteractionContextType.Guild);
        else slash.WithContextTypes(InteractionContextType.Guild, InteractionContextType.BotDm);
        // Discord wants required options first.
        foreach (var option in command.Options.OrderByDescending(option => option.IsRequired))
        {
            var choices = option.Choices
                .Select(choice => new ApplicationCommandOptionChoiceProperties { Name = choice, Value = choice }).ToArray();
            slash.AddOption(
                option.Name, ToDiscordType(option.Type), option.Hint, isRequired: option.IsRequired,
                isAutocomplete: option.SuggestFrom != SuggestedFrom.Nowhere, choices: choices);
        }

        return slash.Build();
    }

    private static ApplicationCommandProperties CreateMessageCommand(CommandDeclaration command)
    {
        var menu = new MessageCommandBuilder().WithName(command.MessageMenuName)
            .WithIntegrationTypes(ApplicationIntegrationType.GuildInstall);
        if (command.NeedsManager)
            menu.WithDefaultMemberPermissions(GuildPermission.ManageGuild).WithContextTypes(InteractionContextType.Guild);
        else menu.WithContextTypes(InteractionContextType.Guild, InteractionContextType.BotDm);
        return menu.Build();
    }

    private static ApplicationCommandOptionType ToDiscordType(OptionType type) => type switch
    {
        OptionType.Flag => ApplicationCommandOptionType.Boolean,
        OptionType.Number => ApplicationCommandOptionType.Integer,
        _ => ApplicationCommandOptionType.String,
    };
}

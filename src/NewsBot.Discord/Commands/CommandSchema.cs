using Discord;
using NewsBot.Desk.Commands;

namespace NewsBot.Discord.Commands;

/// <summary>Translates the catalogue of commands into Discord's form.</summary>
internal static class CommandSchema
{
    public static ApplicationCommandProperties[] Of(CommandCatalogue catalogue) =>
    [
        .. catalogue.Commands.Select(Slash),
        .. catalogue.Commands.Where(command => command.ForMessages is not null).Select(ForMessages),
    ];

    private static ApplicationCommandProperties Slash(CommandDeclaration command)
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
                option.Name, TypeOf(option.Type), option.Hint, isRequired: option.IsRequired,
                isAutocomplete: option.Suggest != SuggestedFrom.Nowhere, choices: choices);
        }

        return slash.Build();
    }

    private static ApplicationCommandProperties ForMessages(CommandDeclaration command) => new MessageCommandBuilder()
        .WithName(command.ForMessages).WithIntegrationTypes(ApplicationIntegrationType.GuildInstall)
        .WithContextTypes(InteractionContextType.Guild, InteractionContextType.BotDm).Build();

    private static ApplicationCommandOptionType TypeOf(OptionType type) => type switch
    {
        OptionType.Flag => ApplicationCommandOptionType.Boolean,
        OptionType.Number => ApplicationCommandOptionType.Integer,
        _ => ApplicationCommandOptionType.String,
    };
}

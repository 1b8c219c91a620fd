using Microsoft.Extensions.DependencyInjection;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Commands.Briefs;
using NewsBot.Desk.Commands.Check;
using NewsBot.Desk.Commands.Compare;
using NewsBot.Desk.Commands.Coverage;
using NewsBot.Desk.Commands.Feeds;
using NewsBot.Desk.Commands.Follow;
using NewsBot.Desk.Commands.Privacy;
using NewsBot.Desk.Commands.Quotes;
using NewsBot.Desk.Commands.Settings;
using NewsBot.Desk.Commands.Sources;
using NewsBot.Desk.Commands.Summaries;
using NewsBot.Desk.Commands.Timelines;
using NewsBot.Desk.Commands.WhatsNew;
using NewsBot.Desk.Commands.Withdraw;

namespace NewsBot.Desk;

/// <summary>All commands in the order in which they are listed. The catalogue itself adds <c>/help</c> at the end.</summary>
internal static class CommandList
{
    private static readonly (CommandDeclaration Declaration, Type Command)[] All =
    [
        (AskCommand.Declared, typeof(AskCommand)),
        (CheckCommand.Declared, typeof(CheckCommand)),
        (QuotesCommand.Declared, typeof(QuotesCommand)),
        (SummaryCommand.Declared, typeof(SummaryCommand)),
        (BriefCommand.Declared, typeof(BriefCommand)),
        (TimelineCommand.Declared, typeof(TimelineCommand)),
        (CoverageCommand.Declared, typeof(CoverageCommand)),
        (CompareCommand.Declared, typeof(CompareCommand)),
        (WhatsNewCommand.Declared, typeof(WhatsNewCommand)),
        (FollowCommand.Declared, typeof(FollowCommand)),
        (FollowingCommand.Declared, typeof(FollowingCommand)),
        (UnfollowCommand.Declared, typeof(UnfollowCommand)),
        (SourcesCommand.Declared, typeof(SourcesCommand)),
        (FeedsCommand.Declared, typeof(FeedsCommand)),
        (SettingsCommand.Declared, typeof(SettingsCommand)),
        (PrivacyCommand.Declared, typeof(PrivacyCommand)),
        (WithdrawCommand.Declared, typeof(WithdrawCommand)),
    ];

    /// <summary>The declarations of all commands, for a front end that presents them before a desk exists.</summary>
    public static IReadOnlyList<CommandDeclaration> Declarations { get; } = [.. All.Select(entry => entry.Declaration)];

    /// <summary>Registers the commands, their catalogue and the suggestions for their options.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        foreach (var (_, command) in All) services.AddSingleton(typeof(Command), command);
        services.AddSingleton<TopicSuggestions>();
        services.AddSingleton<OptionSuggestions>();
        services.AddSingleton<CommandCatalogue>();
        return services;
    }
}

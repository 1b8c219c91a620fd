using System.Text;

namespace NewsBot.Desk.Commands.Help;

/// <summary>Lists the commands, or explains one.</summary>
internal sealed class HelpCommand(CommandCatalogue catalogue) : Command(Declared)
{
    private const string About = "command";

    public static CommandDeclaration Declared { get; } = new("help", "What can be asked, and how")
    {
        Options =
        [
            new CommandOption(About, OptionType.Text, "the command to tell more about") { SuggestFrom = SuggestedFrom.Command },
        ],
        Group = CommandGroup.About,
        IsPrivate = true,
        Examples = ["/help", "/help ask"],
    };

    public override Task<IReadOnlyList<string>> SuggestAsync(
        string option, string typed, Request request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. catalogue.Commands.Select(command => command.Name)
                .Where(name => name.Contains(typed.Trim().TrimStart('/'), StringComparison.OrdinalIgnoreCase))]);

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var name = request[About]?.TrimStart('/');
        // The catalogue creates the reply for an unknown name.
        if (name is not null && catalogue.Find(name) is null)
            return await catalogue.HandleAsync(request with { Command = name }, cancellationToken);
        var command = name is null ? null : catalogue.Find(name);
        if (request.Asker is { } asker)
            return new Reply
            {
                Text = command is null ? HelpMarkdown.FormatList(catalogue, asker) : HelpMarkdown.Format(command, catalogue),
                IsMarkdown = true,
            };
        return new Reply { Text = command is null ? FormatList() : FormatCommand(command) };
    }

    private string FormatList()
    {
        var commands = catalogue.Commands.Where(command => !command.IsMenuOnly).ToList();
        var width = commands.Max(command => command.Name.Length);
        return string.Join('\n', commands.Select(command => $"/{command.Name.PadRight(width)}  {command.Description}"));
    }

    private static string FormatCommand(CommandDeclaration command)
    {
        var text = new StringBuilder($"/{command.Name}: {command.Description}");
        foreach (var option in command.Options)
            text.Append('\n').Append($"  {option.Name}{(option.IsRequired ? "" : " (optional)")}: {option.Hint}");
        text.Append("\nFor example:");
        foreach (var example in command.Examples) text.Append('\n').Append("  ").Append(example);
        return text.ToString();
    }
}

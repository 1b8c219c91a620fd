using NewsBot.Desk.Commands.Help;
using NewsBot.Text;

namespace NewsBot.Desk.Commands;

/// <summary>All commands, for every front end to present.</summary>
internal sealed class CommandCatalogue
{
    /// <summary>The most suggestions that are made at once.</summary>
    public const int MostSuggestions = 25;

    /// <summary>The longest suggestion, in UTF-16 units.</summary>
    public const int LongestSuggestion = 100;

    private const int FarthestMeant = 3;

    private static readonly Dictionary<string, string> NoOptions = [];

    private readonly Dictionary<string, Command> byName;
    private readonly OptionSuggestions suggestions;

    public CommandCatalogue(IEnumerable<Command> commands, OptionSuggestions suggestions)
    {
        List<Command> all = [.. commands, new HelpCommand(this)];
        byName = all.ToDictionary(command => command.Declaration.Name, StringComparer.OrdinalIgnoreCase);
        Commands = [.. all.Select(command => command.Declaration)];
        this.suggestions = suggestions;
    }

    /// <summary>In the order to be listed.</summary>
    public IReadOnlyList<CommandDeclaration> Commands { get; }

    /// <summary>The command of that name, in any case; null when there is none.</summary>
    public CommandDeclaration? Find(string name) => byName.GetValueOrDefault(name)?.Declaration;

    /// <summary>Hands the request to its command, unless there is a <see cref="Problem"/>.</summary>
    public async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken) =>
        Problem(request) ?? await byName[request.Command].HandleAsync(request, cancellationToken);

    /// <summary>
    /// Why a request is not carried out: no such command (with the names that come nearest), not for them, an option missing or
    /// not understood. Null where nothing is wrong with it.
    /// </summary>
    public Reply? Problem(Request request)
    {
        if (Find(request.Command) is not { } command) return Unknown(request.Command);
        if (command.NeedsManager && request.Asker is { MayManage: false })
            return Reply.Usage($"/{command.Name} is for those who manage this community.");
        foreach (var option in command.Options)
        {
            var given = request[option.Name];
            if (given is null && option.IsRequired
                && !(option.MayBeBlank && request.Options.ContainsKey(option.Name)))
                return Reply.Usage(
                    $"/{command.Name} needs {option.Name}: {option.Description}. For example: {command.Examples[0]}");
            if (option.Type == OptionType.Moment && !DateInput.TryRead(given, out _))
                return Reply.Usage($"{option.Name}: {DateInput.Problem(given!)}.");
            if (given is not null && option.Choices.Count > 0
                && !option.Choices.Contains(given, StringComparer.OrdinalIgnoreCase))
                return Reply.Usage($"{option.Name}: '{given}' is none of {string.Join(", ", option.Choices)}.");
        }

        return null;
    }

    /// <summary>
    /// What an option could be given as, the likeliest first: at most <see cref="MostSuggestions"/>, none longer than
    /// <see cref="LongestSuggestion"/>. None where there is no such command or option, or nothing to suggest.
    /// </summary>
    /// <param name="command">The command's name, in any case.</param>
    /// <param name="option">The option's name.</param>
    /// <param name="typed">What is typed so far; may be empty.</param>
    /// <param name="request">Who types, and where; nothing is suggested that they may not see.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NewsBot.Storage.ArchiveException">The data folder cannot be used.</exception>
    public async Task<IReadOnlyList<string>> SuggestAsync(
        string command, string option, string typed, Request request, CancellationToken cancellationToken = default)
    {
        if (!byName.TryGetValue(command, out var known) || known.Declaration.Find(option) is not { } asked
            || typed.Length > LongestSuggestion)
            return [];
        var found = asked.Suggest == SuggestedFrom.Command
            ? await known.SuggestAsync(option, typed, request, cancellationToken)
            : await suggestions.SuggestAsync(asked.Suggest, typed, request, cancellationToken);
        return [.. found.Where(text => text.Length is > 0 and <= LongestSuggestion).Distinct(StringComparer.Ordinal)
            .Take(MostSuggestions)];
    }

    /// <summary>Reads a typed line: "/ask who resigned as_of:2025-10-10 outlet:"The Harbour Post"".</summary>
    /// <param name="line">With or without its slash.</param>
    /// <param name="conversation">The conversation that it was typed in.</param>
    public Request Read(string line, string? conversation)
    {
        var words = line.Trim().TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length == 0 ? "" : words[0];
        return new Request(name, Find(name)?.Read(words.Skip(1)) ?? NoOptions, conversation);
    }

    private Reply Unknown(string name)
    {
        var nearest = Commands
            .Select(command => (command.Name, Distance: EditDistance.Distance(name.ToLowerInvariant(), command.Name)))
            .Where(pair => pair.Distance <= FarthestMeant || pair.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Distance).Take(3).Select(pair => "/" + pair.Name).ToList();
        var meant = nearest.Count > 0 ? $"Did you mean {string.Join(" or ", nearest)}?" : "/help lists the commands.";
        return Reply.Usage($"There is no command /{name}. {meant}");
    }
}

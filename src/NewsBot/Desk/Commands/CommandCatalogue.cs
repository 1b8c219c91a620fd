using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Commands.Briefs;
using NewsBot.Desk.Commands.Help;
using NewsBot.Retrieval.Questions;
using NewsBot.Storage;
using NewsBot.Text;

namespace NewsBot.Desk.Commands;

/// <summary>Knows all commands, checks requests, and passes them to their command.</summary>
internal sealed class CommandCatalogue
{
    /// <summary>The greatest number of suggestions at once, which is Discord's limit.</summary>
    public const int MaxSuggestions = 25;

    /// <summary>The longest suggestion, in UTF-16 units.</summary>
    public const int MaxSuggestionLength = 100;

    private const int MaxTypingErrors = 3;

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

    /// <summary>The declarations of all commands, in the order in which they are listed.</summary>
    public IReadOnlyList<CommandDeclaration> Commands { get; }

    /// <summary>
    /// The ids of the commands on the chat platform, by name, from which mentions are made that can be clicked; empty until they
    /// are published there.
    /// </summary>
    public IReadOnlyDictionary<string, string> PlatformIds { get; set; } = NoOptions;

    /// <summary>Finds a command by its name, in upper or lower case; null if there is none.</summary>
    public CommandDeclaration? Find(string name) => byName.GetValueOrDefault(name)?.Declaration;

    /// <summary>Passes a request to its command, unless it has a <see cref="FindProblem"/>.</summary>
    public async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken) =>
        FindProblem(request) ?? await byName[FindMeantCommand(request)].HandleAsync(request, cancellationToken);

    // "Any news today?" asks for the brief and "help" for the help, wherever a question can be asked. Options of /ask that these
    // do not know are ignored by them.
    private static string FindMeantCommand(Request request) =>
        string.Equals(request.Command, AskCommand.Declared.Name, StringComparison.OrdinalIgnoreCase)
            ? MessageClassifier.Classify(request[AskCommand.Question] ?? "") switch
            {
                MessageKind.LatestNews => BriefCommand.Declared.Name,
                MessageKind.Help => HelpCommand.Declared.Name,
                _ => request.Command,
            }
            : request.Command;

    /// <summary>
    /// Checks a request and returns the reply to a wrong one: the command is unknown, not allowed, or an option is missing or
    /// invalid. Null if nothing is wrong.
    /// </summary>
    public Reply? FindProblem(Request request)
    {
        if (Find(request.Command) is not { } command) return CreateUnknownReply(request.Command);
        if (command.NeedsManager && request.Asker is { CanManage: false })
            return Reply.UsageError($"/{command.Name} is for those who manage this community.");
        foreach (var option in command.Options)
        {
            var given = request[option.Name];
            if (given is null && option.IsRequired
                && !(option.CanBeBlank && request.Options.ContainsKey(option.Name)))
                return Reply.UsageError(
                    $"/{command.Name} needs {option.Name}: {option.Description}. For example: {command.Examples[0]}");
            if (option.Type == OptionType.Date && !DateInput.TryParse(given, out _))
                return Reply.UsageError($"{option.Name}: {DateInput.FormatProblem(given!)}.");
            if (given is not null && option.Choices.Count > 0
                && !option.Choices.Contains(given, StringComparer.OrdinalIgnoreCase))
                return Reply.UsageError($"{option.Name}: '{given}' is none of {string.Join(", ", option.Choices)}.");
        }

        return null;
    }

    /// <summary>
    /// Suggests values for an option, the likeliest first: at most <see cref="MaxSuggestions"/>, none longer than
    /// <see cref="MaxSuggestionLength"/>. Empty for an unknown command or option.
    /// </summary>
    /// <param name="command">The command's name, in upper or lower case.</param>
    /// <param name="option">The option's name.</param>
    /// <param name="typed">The beginning that is typed so far; may be empty.</param>
    /// <param name="request">The unfinished request; nothing is suggested that its asker may not see.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The data folder cannot be used.</exception>
    public async Task<IReadOnlyList<string>> SuggestAsync(
        string command, string option, string typed, Request request, CancellationToken cancellationToken = default)
    {
        if (!byName.TryGetValue(command, out var handler) || handler.Declaration.FindOption(option) is not { } declared
            || typed.Length > MaxSuggestionLength)
            return [];
        var found = declared.SuggestFrom == SuggestedFrom.Command
            ? await handler.SuggestAsync(option, typed, request, cancellationToken)
            : await suggestions.SuggestAsync(declared.SuggestFrom, typed, request, cancellationToken);
        return [.. found.Where(text => text.Length is > 0 and <= MaxSuggestionLength).Distinct(StringComparer.Ordinal)
            .Take(MaxSuggestions)];
    }

    /// <summary>Parses a typed line: "/ask who resigned as_of:2025-10-10 outlet:"The Harbour Post"".</summary>
    /// <param name="line">The line, with or without its slash.</param>
    /// <param name="conversation">The conversation in which it was typed.</param>
    public Request ParseLine(string line, string? conversation)
    {
        var words = line.Trim().TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length == 0 ? "" : words[0];
        return new Request(name, Find(name)?.ParseOptions(words.Skip(1)) ?? NoOptions, conversation);
    }

    private Reply CreateUnknownReply(string name)
    {
        var nearest = Commands
            .Select(command => (command.Name, Distance: EditDistance.Compute(name.ToLowerInvariant(), command.Name)))
            .Where(pair => pair.Distance <= MaxTypingErrors || pair.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Distance).Take(3).Select(pair => "/" + pair.Name).ToList();
        var hint = nearest.Count > 0 ? $"Did you mean {string.Join(" or ", nearest)}?" : "/help lists the commands.";
        return Reply.UsageError($"There is no command /{name}. {hint}");
    }
}

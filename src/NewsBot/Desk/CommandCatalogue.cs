using NewsBot.Desk.Commands;

namespace NewsBot.Desk;

/// <summary>All commands, for every front end to present.</summary>
public sealed class CommandCatalogue
{
    private const int FarthestMeant = 3;

    private readonly Dictionary<string, DeskCommand> byName;

    public CommandCatalogue(IReadOnlyList<DeskCommand> commands)
    {
        Commands = [.. commands, new HelpCommand(this)];
        byName = Commands.ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order to be listed.</summary>
    public IReadOnlyList<DeskCommand> Commands { get; }

    /// <summary>The command of that name, in any case; null when there is none.</summary>
    public DeskCommand? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Hands the request to its command, unless there is a <see cref="Problem"/>.</summary>
    public async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken) =>
        Problem(request) ?? await Find(request.Command)!.HandleAsync(request, cancellationToken);

    /// <summary>
    /// Why a request is not carried out: no such command (with the names that come nearest), not for them, an option missing or not
    /// understood. Null where nothing is wrong with it.
    /// </summary>
    public Reply? Problem(Request request)
    {
        if (Find(request.Command) is not { } command) return Unknown(request.Command);
        if (command.NeedsManager && request.Asker is { MayManage: false })
            return Reply.Usage($"/{command.Name} is for those who manage this community.");
        foreach (var option in command.Options)
        {
            var given = request[option.Name];
            if (given is null && option.IsRequired) return Reply.Usage($"/{command.Name} needs {option.Name}: {option.Description}. For example: {command.Examples[0]}");
            if (option.Type == OptionType.Moment && !Moment.TryRead(given, out _)) return Reply.Usage($"{option.Name}: {Moment.Problem(given!)}.");
            if (given is not null && option.Choices.Count > 0 && !option.Choices.Contains(given, StringComparer.OrdinalIgnoreCase))
                return Reply.Usage($"{option.Name}: '{given}' is none of {string.Join(", ", option.Choices)}.");
        }

        return null;
    }

    /// <summary>Reads a typed line: "/ask who resigned as_of:2025-10-10".</summary>
    /// <param name="line">With or without its slash.</param>
    /// <param name="conversation">The conversation that it was typed in.</param>
    public Request Read(string line, string? conversation)
    {
        var words = line.Trim().TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length == 0 ? "" : words[0];
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var first = Find(name)?.Options is [var option, ..] ? option.Name : "";
        var into = first;
        foreach (var word in words.Skip(1))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var named = colon > 0 ? Find(name)?.Options.FirstOrDefault(option => option.Name == word[..colon]) : null;
            if (named is not null) into = named.Name;
            var text = named is null ? word : word[(colon + 1)..];
            options[into] = options.TryGetValue(into, out var before) ? $"{before} {text}" : text;
            // Only the first option runs over several words; what follows another belongs to the first again.
            into = first;
        }

        return new Request(name, options, conversation);
    }

    private Reply Unknown(string name)
    {
        var nearest = Commands.Select(command => (command.Name, Distance: Distance(name.ToLowerInvariant(), command.Name)))
            .Where(pair => pair.Distance <= FarthestMeant || pair.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Distance).Take(3).Select(pair => "/" + pair.Name).ToList();
        var meant = nearest.Count > 0 ? $"Did you mean {string.Join(" or ", nearest)}?" : "/help lists the commands.";
        return Reply.Usage($"There is no command /{name}. {meant}");
    }

    /// <summary>How many letters must be put in, taken out or changed to make one of the other.</summary>
    private static int Distance(string one, string other)
    {
        if (one.Length > 40) return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

namespace NewsBot.Desk.Commands;

/// <summary>Declares how a command is used. Each front end presents it in its own way.</summary>
/// <param name="Name">The name, one word in lower case.</param>
/// <param name="Description">A description in one line of at most 100 characters.</param>
internal sealed record CommandDeclaration(string Name, string Description)
{
    /// <summary>The options in the order in which they are shown. Text without an option's name belongs to the first.</summary>
    public IReadOnlyList<CommandOption> Options { get; init; } = [];

    /// <summary>Examples of its use, as they are typed: "/compare Merrow Dam since:2025-10-04".</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>True if only members who manage the community may use it. Default: false.</summary>
    public bool NeedsManager { get; init; }

    /// <summary>True if only the asker sees its replies. Default: false, everybody in the channel sees them.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>True if it counts as a question: rate limits and the community's channels and roles apply.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>True if it needs a member and a community of a chat platform, so that a terminal does not offer it.</summary>
    public bool IsOnlyForMembers { get; init; }

    /// <summary>True if its reply can have a picture.</summary>
    public bool HasPicture { get; init; }

    /// <summary>
    /// The name under which it is offered in the menu of a message, whose text then is the first option; at most 32 characters.
    /// Null if it is not offered there.
    /// </summary>
    public string? MessageMenuName { get; init; }

    /// <summary>
    /// True if it is offered in the menu of a message alone, because it acts on the message itself, whose id then is the first
    /// option.
    /// </summary>
    public bool IsMenuOnly { get; init; }

    /// <summary>Finds an option by its name; null if there is none.</summary>
    public CommandOption? FindOption(string option) => Options.FirstOrDefault(candidate => candidate.Name == option);

    /// <summary>Parses the words after the name: "who resigned as_of:2025-10-10 outlet:"The Harbour Post"".</summary>
    /// <returns>The values of the options, by name.</returns>
    public IReadOnlyDictionary<string, string> ParseOptions(IEnumerable<string> words)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var first = Options is [var option, ..] ? option.Name : "";
        var target = first;
        var isQuoted = false;
        foreach (var word in words)
        {
            if (isQuoted)
            {
                isQuoted = word[^1] is not ('"' or '”');
                options[target] += $" {(isQuoted ? word : word[..^1])}";
                if (!isQuoted) target = first;
                continue;
            }

            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var namedOption = colon > 0 ? FindOption(word[..colon]) : null;
            if (namedOption is not null) target = namedOption.Name;
            var text = namedOption is null ? word : word[(colon + 1)..];
            options[target] = options.TryGetValue(target, out var earlier) ? $"{earlier} {text}" : text;
            if (namedOption is not null && namedOption.Name != first && text is ['"' or '“', ..])
            {
                isQuoted = text.Length == 1 || text[^1] is not ('"' or '”');
                options[target] = text[1..(isQuoted ? text.Length : text.Length - 1)];
                if (!isQuoted) target = first;
                continue;
            }

            // Only the first option, and a value in quotation marks, has several words; the words after another option's value
            // belong to the first option again.
            target = first;
        }

        return options;
    }
}

/// <summary>The types of options.</summary>
public enum OptionType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A day or an instant, see <see cref="DateInput"/>.</summary>
    Date,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary>Yes or no; no if it is not given.</summary>
    Flag,
}

/// <summary>The sources of suggestions for the value of an option.</summary>
public enum SuggestedFrom
{
    /// <summary>No suggestions.</summary>
    Nowhere,

    /// <summary>Headlines of the best-covered stories.</summary>
    Topics,

    /// <summary>Names of people who were quoted lately.</summary>
    People,

    /// <summary>The outlets of the visible coverage.</summary>
    Outlets,

    /// <summary>The languages of the visible coverage.</summary>
    Languages,

    /// <summary>The command itself (<see cref="Command.SuggestAsync"/>).</summary>
    Command,
}

/// <summary>Declares an option of a command.</summary>
/// <param name="Name">The name, in lower case with underscores.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Description">A description in one line of at most 100 characters.</param>
/// <param name="IsRequired">True if the command needs it.</param>
internal sealed record CommandOption(string Name, OptionType Type, string Description, bool IsRequired = false)
{
    /// <summary>The description for front ends in which a flag needs the value "yes".</summary>
    public string Hint => Type == OptionType.Flag ? $"yes: {Description}" : Description;

    /// <summary>The allowed values, at most 25; empty if any value is allowed.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The source of suggestions for its value.</summary>
    public SuggestedFrom SuggestFrom { get; init; }

    /// <summary>True if a blank value counts as given, because the command has a reply to it. Default: false.</summary>
    public bool CanBeBlank { get; init; }

    /// <summary>True if it concerns members or channels of a chat platform, so that a terminal does not offer it.</summary>
    public bool IsOnlyForMembers { get; init; }
}

namespace NewsBot.Desk.Commands;

/// <summary>How a command is used: declared once, and presented by each front end in its own way.</summary>
/// <param name="Name">Lower case, one word.</param>
/// <param name="Description">One line, at most 100 characters.</param>
internal sealed record CommandDeclaration(string Name, string Description)
{
    /// <summary>In the order to be asked for; text that names no option belongs to the first.</summary>
    public IReadOnlyList<CommandOption> Options { get; init; } = [];

    /// <summary>How it is used, each as typed: "/compare Merrow Dam since:2025-10-04".</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>Whether only who may manage the community may use it. Default: anybody may.</summary>
    public bool NeedsManager { get; init; }

    /// <summary>Whether its replies are for whoever gave it alone. Default: for everybody who can read there.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether it counts as a question where questions are counted.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether it needs a member and a community of a chat platform, so that a terminal has no use for it.</summary>
    public bool IsOnlyForMembers { get; init; }

    /// <summary>Whether a picture can come with its reply.</summary>
    public bool HasPicture { get; init; }

    /// <summary>
    /// How it is offered for a message that somebody wrote, whose text then is its first option; at most 32 characters, null
    /// where it is not.
    /// </summary>
    public string? ForMessages { get; init; }

    /// <summary>The option of that name; null when there is none.</summary>
    public CommandOption? Find(string option) => Options.FirstOrDefault(one => one.Name == option);

    /// <summary>Reads what is typed behind the name: "who resigned as_of:2025-10-10 outlet:"The Harbour Post"".</summary>
    /// <returns>What the options are given as, by name.</returns>
    public IReadOnlyDictionary<string, string> Read(IEnumerable<string> words)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var first = Options is [var option, ..] ? option.Name : "";
        var into = first;
        var isQuoted = false;
        foreach (var word in words)
        {
            if (isQuoted)
            {
                isQuoted = word[^1] is not ('"' or '”');
                options[into] += $" {(isQuoted ? word : word[..^1])}";
                if (!isQuoted) into = first;
                continue;
            }

            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var named = colon > 0 ? Find(word[..colon]) : null;
            if (named is not null) into = named.Name;
            var text = named is null ? word : word[(colon + 1)..];
            options[into] = options.TryGetValue(into, out var before) ? $"{before} {text}" : text;
            if (named is not null && named.Name != first && text is ['"' or '“', ..])
            {
                isQuoted = text.Length == 1 || text[^1] is not ('"' or '”');
                options[into] = text[1..(isQuoted ? text.Length : text.Length - 1)];
                if (!isQuoted) into = first;
                continue;
            }

            // Only the first option, and what stands in quotation marks, runs over several words; what follows belongs to the
            // first again.
            into = first;
        }

        return options;
    }
}

/// <summary>What an option takes.</summary>
public enum OptionType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A day or an instant, see <see cref="DateInput"/>.</summary>
    Moment,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary>Yes or no; not given is no.</summary>
    Flag,
}

/// <summary>Where suggestions of what an option could be given as come from.</summary>
public enum SuggestedFrom
{
    /// <summary>Nowhere: nobody can tell.</summary>
    Nowhere,

    /// <summary>Headlines of the best-covered stories.</summary>
    Topics,

    /// <summary>People who were quoted lately.</summary>
    People,

    /// <summary>The outlets of what is held.</summary>
    Outlets,

    /// <summary>The languages of what is held.</summary>
    Languages,

    /// <summary>The command itself (<see cref="Command.SuggestAsync"/>).</summary>
    Command,
}

/// <param name="Name">Lower case, with underscores.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Description">One line, at most 100 characters.</param>
/// <param name="IsRequired">Whether the command cannot do without.</param>
internal sealed record CommandOption(string Name, OptionType Type, string Description, bool IsRequired = false)
{
    /// <summary>The description for where a flag is given as a value, too.</summary>
    public string Hint => Type == OptionType.Flag ? $"yes: {Description}" : Description;

    /// <summary>All that it may be given as, at most 25; empty where anything may be.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Where suggestions come from.</summary>
    public SuggestedFrom Suggest { get; init; }

    /// <summary>Whether white space alone counts as given, because the command has a reply to it. Default: it does not.</summary>
    public bool MayBeBlank { get; init; }

    /// <summary>Whether it is about members or channels of a chat platform, so that a terminal has no use for it.</summary>
    public bool IsOnlyForMembers { get; init; }
}

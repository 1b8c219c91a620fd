namespace NewsBot.Desk.Commands;

/// <summary>
/// A command of the catalogue. Front ends present it in their way and hand over what was given as a <see cref="Request"/>.
/// </summary>
/// <remarks>A wrong use is a reply, not an exception; an archive that cannot be used is thrown on to the front end.</remarks>
internal abstract class Command
{
    /// <summary>Lower case, one word.</summary>
    public abstract string Name { get; }

    /// <summary>One line, at most 100 characters.</summary>
    public abstract string Description { get; }

    /// <summary>In the order to be asked for; text that names no option belongs to the first.</summary>
    public virtual IReadOnlyList<CommandOption> Options => [];

    /// <summary>How it is used, each as typed.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Whether only who may manage the community may use it. Default: anybody may.</summary>
    public virtual bool NeedsManager => false;

    /// <summary>Whether its replies are for whoever gave it alone. Default: for everybody who can read there.</summary>
    public virtual bool IsPrivate => false;

    /// <summary>Whether it counts as a question where questions are counted.</summary>
    public virtual bool IsQuestion => false;

    /// <summary>
    /// How it is offered for a message that somebody wrote, whose text then is its first option; at most 32 characters, null
    /// where it is not.
    /// </summary>
    public virtual string? ForMessages => null;

    public abstract Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken);
}

/// <summary>What an option takes.</summary>
public enum OptionType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A day or an instant, see <see cref="Moment"/>.</summary>
    Moment,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary>Yes or no; not given is no.</summary>
    Flag,
}

/// <param name="Name">Lower case, with underscores.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Description">One line, at most 100 characters.</param>
/// <param name="IsRequired">Whether the command cannot do without.</param>
internal sealed record CommandOption(string Name, OptionType Type, string Description, bool IsRequired = false)
{
    /// <summary>All that it may be given as, at most 25; empty where anything may be.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What it could be given as; null where nobody can tell.</summary>
    public Suggest? Suggest { get; init; }
}

/// <summary>
/// Tells what an option could be given as, the likeliest first. Asked for at every letter, so it must be quick.
/// </summary>
/// <param name="typed">The beginning, as far as it is typed; may be empty.</param>
/// <param name="request">Who types, and where; what else is given may be missing.</param>
/// <param name="cancellationToken">Gives up.</param>
internal delegate Task<IReadOnlyList<string>> Suggest(string typed, Request request, CancellationToken cancellationToken);

namespace NewsBot.Desk.Commands;

/// <summary>
/// A command of the catalogue. Front ends present its declaration in their own way and pass each call as a <see cref="Request"/>.
/// </summary>
/// <remarks>
/// A wrong use yields a reply, not an exception. The exception of an unusable archive goes on to the front end.
/// </remarks>
/// <param name="declaration">The name, options and examples of the command.</param>
internal abstract class Command(CommandDeclaration declaration)
{
    /// <summary>The name, options and examples of the command.</summary>
    public CommandDeclaration Declaration { get; } = declaration;

    /// <summary>Carries out the command.</summary>
    public abstract Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken);

    /// <summary>
    /// Suggests values for an option with <see cref="SuggestedFrom.Command"/>, the likeliest first. It is called at every
    /// keystroke, so it must be quick.
    /// </summary>
    /// <param name="option">The name of the option.</param>
    /// <param name="typed">The beginning that is typed so far; may be empty.</param>
    /// <param name="request">The unfinished request; it tells who types, and where. Other options may be missing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task<IReadOnlyList<string>> SuggestAsync(
        string option, string typed, Request request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);
}

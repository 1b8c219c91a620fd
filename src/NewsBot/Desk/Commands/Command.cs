namespace NewsBot.Desk.Commands;

/// <summary>
/// A command of the catalogue. Front ends present its declaration in their way and hand over what was given as a
/// <see cref="Request"/>.
/// </summary>
/// <remarks>A wrong use is a reply, not an exception; an archive that cannot be used is thrown on to the front end.</remarks>
/// <param name="declaration">How it is used.</param>
internal abstract class Command(CommandDeclaration declaration)
{
    /// <summary>How it is used.</summary>
    public CommandDeclaration Declaration { get; } = declaration;

    public abstract Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken);

    /// <summary>
    /// Tells what an option with <see cref="SuggestedFrom.Command"/> could be given as, the likeliest first. Asked for at every
    /// letter, so it must be quick.
    /// </summary>
    /// <param name="option">Its name.</param>
    /// <param name="typed">The beginning, as far as it is typed; may be empty.</param>
    /// <param name="request">Who types, and where; what else is given may be missing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public virtual Task<IReadOnlyList<string>> SuggestAsync(
        string option, string typed, Request request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);
}

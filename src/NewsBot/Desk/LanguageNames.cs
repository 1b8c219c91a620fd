using NewsBot.Articles;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk;

/// <summary>
/// The option of a command that names the language of coverage: reads it, suggests how it could go on, and knows what a community
/// has set where it is not given. Nobody is told of a language that only others' articles are in.
/// </summary>
internal sealed class LanguageNames(OutletCatalog held, CommunitySettingsCache communities)
{
    public const string Option = "language";

    /// <summary>What stands for any language.</summary>
    public const string Any = "all";

    private const int MostNamed = 5;

    /// <summary>The language of the coverage that a question is answered from.</summary>
    /// <param name="request">The question's; where its option is not given, what its community has set counts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its code, null for any; or what is wrong with the option, as a sentence for who gave it.</returns>
    public async Task<(string? Code, string? Problem)> OfAsync(Request request, CancellationToken cancellationToken)
    {
        if (request[Option] is { } given) return await ReadAsync(given, request.Community, cancellationToken);
        return (request.Community is { } community
            ? (await communities.FindAsync(community, cancellationToken)).Language : null, null);
    }

    /// <summary>Reads the code of a language, or its English name.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="community">Who names it; null for nobody in particular.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <inheritdoc cref="OfAsync" path="/returns"/>
    public async Task<(string? Code, string? Problem)> ReadAsync(
        string text, string? community, CancellationToken cancellationToken)
    {
        if (string.Equals(text, Any, StringComparison.OrdinalIgnoreCase)) return (null, null);
        if (LanguageCode.Read(text) is { } code) return (code, null);
        var shown = PlainText.Of(text).ReplaceLineEndings(" ");
        if (shown.Length > CommandCatalogue.LongestSuggestion) shown = shown[..CommandCatalogue.LongestSuggestion] + "…";
        var languages = (await HeldAsync(community, cancellationToken)).Take(MostNamed).Select(Described).ToList();
        var ofThose = languages.Count == 0 ? "" : $" Coverage is held in {string.Join(", ", languages)}.";
        return (null,
            $"{Option}: “{shown}” is no code of a language; "
            + $"give one of two or three letters, as en or de, or write {Any}.{ofThose}");
    }

    /// <summary>
    /// The codes of the languages of what is held, that of most articles first, then <see cref="Any"/>; those that begin as is
    /// typed, or whose English name does.
    /// </summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken)
    {
        var begun = typed.Trim();
        bool Begins(string name) => name.StartsWith(begun, StringComparison.OrdinalIgnoreCase);
        var languages = await HeldAsync(request.Community, cancellationToken);
        return [.. languages.Where(code => Begins(code) || Begins(LanguageCode.NameOf(code))),
            .. Begins(Any) ? [Any] : Array.Empty<string>()];
    }

    /// <summary>The codes of the languages of what a community may see and can name here, that of most articles first.</summary>
    public async Task<IReadOnlyList<string>> HeldAsync(string? community, CancellationToken cancellationToken) =>
        [.. (await held.LanguagesAsync(community, cancellationToken)).Where(code => LanguageCode.Read(code) == code)];

    /// <summary>"English (en)".</summary>
    public static string Described(string code) =>
        LanguageCode.NameOf(code) is var name && name == code ? code : $"{name} ({code})";
}

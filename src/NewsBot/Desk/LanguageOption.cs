using NewsBot.Articles;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Rendering;
using NewsBot.Storage.Articles;

namespace NewsBot.Desk;

/// <summary>
/// The option that names the language of the coverage: parses it, completes it, and falls back to the community's setting if it
/// is not given. Nobody learns of a language that occurs only in articles of other communities.
/// </summary>
internal sealed class LanguageOption(OutletCatalog outlets, CommunitySettingsCache communities)
{
    public const string OptionName = "language";

    /// <summary>The value that stands for any language.</summary>
    public const string Any = "all";

    private const int MaxNamed = 5;

    /// <summary>Determines the language of the coverage that a request is answered from.</summary>
    /// <param name="request">The request; if it does not give the option, its community's setting counts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The code of the language, null for any; or the problem with the option, as a sentence for the asker.</returns>
    public async Task<(string? Code, string? Problem)> ResolveAsync(Request request, CancellationToken cancellationToken)
    {
        if (request[OptionName] is { } given) return await ParseAsync(given, request.Community, cancellationToken);
        return (request.Community is { } community
            ? (await communities.FindAsync(community, cancellationToken)).Language : null, null);
    }

    /// <summary>Parses the code or the English name of a language.</summary>
    /// <param name="text">The text as it was given.</param>
    /// <param name="community">The community of the asker; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <inheritdoc cref="ResolveAsync" path="/returns"/>
    public async Task<(string? Code, string? Problem)> ParseAsync(
        string text, string? community, CancellationToken cancellationToken)
    {
        if (string.Equals(text, Any, StringComparison.OrdinalIgnoreCase)) return (null, null);
        if (LanguageCode.Parse(text) is { } code) return (code, null);
        var shown = PlainText.Sanitize(text).ReplaceLineEndings(" ");
        if (shown.Length > CommandCatalogue.MaxSuggestionLength) shown = shown[..CommandCatalogue.MaxSuggestionLength] + "…";
        var languages = (await ListAsync(community, cancellationToken)).Take(MaxNamed).Select(Format).ToList();
        var hint = languages.Count == 0 ? "" : $" Coverage is held in {string.Join(", ", languages)}.";
        return (null,
            $"{OptionName}: “{shown}” is no code of a language; "
            + $"give one of two or three letters, as en or de, or write {Any}.{hint}");
    }

    /// <summary>
    /// Lists the codes of the visible languages, that with the most articles first, and then <see cref="Any"/>, whose code or
    /// English name begins with the typed text.
    /// </summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, Request request, CancellationToken cancellationToken)
    {
        var prefix = typed.Trim();
        bool Begins(string name) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
        var languages = await ListAsync(request.Community, cancellationToken);
        return [.. languages.Where(code => Begins(code) || Begins(LanguageCode.GetEnglishName(code))),
            .. Begins(Any) ? [Any] : Array.Empty<string>()];
    }

    /// <summary>Lists the valid codes of the languages that a community can see, that with the most articles first.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string? community, CancellationToken cancellationToken) =>
        [.. (await outlets.ListLanguagesAsync(community, cancellationToken)).Where(code => LanguageCode.Parse(code) == code)];

    /// <summary>Formats a language as "English (en)"; the code alone if its name is unknown.</summary>
    public static string Format(string code) =>
        LanguageCode.GetEnglishName(code) is var name && name == code ? code : $"{name} ({code})";
}

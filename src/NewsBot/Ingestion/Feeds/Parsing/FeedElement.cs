using System.Net;
using System.Text;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// An element of a feed with what is in it. Elements inside one that holds text (<c>description</c>) are no children of it
/// but markup: they become part of its text, in HTML.
/// </summary>
internal sealed class FeedElement(string name)
{
    private static readonly HashSet<string> TextNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "description", "summary", "content", "content:encoded", "tagline", "subtitle", "body", "xhtml:body",
        "xhtml:div", "atom:title", "atom:summary", "atom:content", "itunes:summary", "media:title", "media:description",
    };

    // A feed may hold very many elements with nothing in them, so what is in them is made when there is something.
    private StringBuilder? _text;
    private List<FeedElement>? _children;
    private Dictionary<string, string>? _attributes;

    public string Name { get; } = name;

    public IReadOnlyList<FeedElement> Children => _children ?? [];

    public bool HoldsText { get; } = TextNames.Contains(name);

    /// <summary>True where the feed wrote markup as elements, so that the text is HTML whatever its type says.</summary>
    public bool IsMarkup { get; private set; }

    public string Text => _text?.ToString().Trim() ?? "";

    public string? Attribute(string name) => _attributes?.GetValueOrDefault(name);

    public void AddAttribute(string name, string value) => (_attributes ??= new(StringComparer.OrdinalIgnoreCase))[name] = value;

    public void AddChild(FeedElement child) => (_children ??= []).Add(child);

    public void AddText(string text) => (_text ??= new()).Append(IsMarkup ? WebUtility.HtmlEncode(text) : text);

    public void AddTag(string tag)
    {
        _text ??= new();
        if (!IsMarkup)
        {
            var before = WebUtility.HtmlEncode(_text.ToString());
            _text.Clear().Append(before);
            IsMarkup = true;
        }

        _text.Append(tag);
    }

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<FeedElement> All(params IEnumerable<string> names) =>
        names.SelectMany(name => Children.Where(child => child.Is(name)));

    /// <summary>The first child of these names, in their order, that says something.</summary>
    public FeedElement? First(params IEnumerable<string> names) => All(names).FirstOrDefault(child => child.Text.Length > 0);

    /// <summary>The text of the first child of these names, in their order, that says something.</summary>
    public string? TextOf(params IEnumerable<string> names) => First(names)?.Text;
}

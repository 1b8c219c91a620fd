using System.Net;
using System.Text;

namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// An element of a feed with its attributes and content. Elements inside one that holds text (<c>description</c>) are markup
/// and not children: they become part of its text, as HTML.
/// </summary>
internal sealed class FeedElement(string name)
{
    private static readonly HashSet<string> TextNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "description", "summary", "content", "content:encoded", "tagline", "subtitle", "body", "xhtml:body",
        "xhtml:div", "atom:title", "atom:summary", "atom:content", "itunes:summary", "media:title", "media:description",
    };

    // A feed may hold very many empty elements, so these are created only when there is something to hold.
    private StringBuilder? text;
    private List<FeedElement>? children;
    private Dictionary<string, string>? attributes;

    public string Name { get; } = name;

    public IReadOnlyList<FeedElement> Children => children ?? [];

    public bool HoldsText { get; } = TextNames.Contains(name);

    /// <summary>True if the feed wrote markup as elements, so that the text is HTML whatever its type attribute says.</summary>
    public bool IsMarkup { get; private set; }

    public string Text => text?.ToString().Trim() ?? "";

    public string? GetAttribute(string name) => attributes?.GetValueOrDefault(name);

    public void AddAttribute(string name, string value) => (attributes ??= new(StringComparer.OrdinalIgnoreCase))[name] = value;

    public void AddChild(FeedElement child) => (children ??= []).Add(child);

    public void AddText(string text) => (this.text ??= new()).Append(IsMarkup ? WebUtility.HtmlEncode(text) : text);

    public void AddTag(string tag)
    {
        text ??= new();
        if (!IsMarkup)
        {
            var before = WebUtility.HtmlEncode(text.ToString());
            text.Clear().Append(before);
            IsMarkup = true;
        }

        text.Append(tag);
    }

    public bool HasName(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns all children with these names, name by name.</summary>
    public IEnumerable<FeedElement> FindAll(params IEnumerable<string> names) =>
        names.SelectMany(name => Children.Where(child => child.HasName(name)));

    /// <summary>Returns the first child with text, trying the names in their order; null if there is none.</summary>
    public FeedElement? FindFirst(params IEnumerable<string> names) =>
        FindAll(names).FirstOrDefault(child => child.Text.Length > 0);

    /// <summary>Returns the text of the first child with text, trying the names in their order; null if there is none.</summary>
    public string? FindText(params IEnumerable<string> names) => FindFirst(names)?.Text;
}

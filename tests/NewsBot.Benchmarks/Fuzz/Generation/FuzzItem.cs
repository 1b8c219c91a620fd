using System.Net;

namespace NewsBot.Benchmarks.Fuzz.Generation;

internal enum FuzzKind
{
    Articles,
    Pages,
    Feeds,
}

/// <summary>One hostile input, made from a seed of its kind.</summary>
/// <param name="Kind">What it is to be taken for.</param>
/// <param name="Number">Makes it again, together with the seed of the run; 0 or more.</param>
/// <param name="Main">The file of articles, the page, or the feed.</param>
/// <param name="Linked">What else its host serves: the pages of a feed, the robots.txt.</param>
/// <param name="Mutations">What was done to it, in the order in which it was done.</param>
internal sealed record FuzzItem(FuzzKind Kind, int Number, FuzzFile Main, IReadOnlyList<FuzzFile> Linked,
    IReadOnlyList<string> Mutations)
{
    public string Name => $"{Kind.ToString().ToLowerInvariant()}-{Number:00000}";

    public bool IsOpml => Main.Path.EndsWith(".opml", StringComparison.Ordinal);

    public override string ToString() => $"{Name} ({Path.GetExtension(Main.Path)}: {string.Join(", ", Mutations)})";
}

/// <summary>A file, and how a server answers with it.</summary>
/// <param name="Path">Its path on the host of its item.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="MediaType">The content type as it is sent, right or wrong; null for none.</param>
internal sealed record FuzzFile(string Path, byte[] Bytes, string? MediaType)
{
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>Other headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}

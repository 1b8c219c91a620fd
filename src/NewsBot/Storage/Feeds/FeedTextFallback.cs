namespace NewsBot.Storage.Feeds;

/// <summary>Says that an article is told in the words of a feed, because the page behind its entry is not to be had.</summary>
/// <param name="Feed">The address that the feed was read from.</param>
/// <param name="IsLinkShared">Whether other entries of the feed have its address as well, so that it identifies none.</param>
/// <param name="HasMoved">Whether the entry has another address than it had, so that the page that is held is gone.</param>
internal sealed record FeedTextFallback(string Feed, bool IsLinkShared, bool HasMoved);

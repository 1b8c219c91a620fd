namespace NewsBot.Storage.Feeds;

/// <summary>Says that an article's text is from a feed, because the page that its entry links to cannot be used.</summary>
/// <param name="FeedAddress">The address that the feed was read from.</param>
/// <param name="IsLinkShared">True if other entries of the feed have the same address, so that it identifies none.</param>
/// <param name="HasMoved">True if the entry's address changed, so that the page of the stored version is gone.</param>
internal sealed record FeedTextFallback(string FeedAddress, bool IsLinkShared, bool HasMoved);

namespace NewsBot.Desk;

/// <summary>When the last brief was given where a request comes from; null where none was.</summary>
/// <exception cref="Archive.ArchiveException">That cannot be read.</exception>
internal delegate Task<DateTimeOffset?> LastBrief(Request request, CancellationToken cancellationToken);

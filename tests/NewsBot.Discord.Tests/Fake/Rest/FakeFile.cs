namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>A file that was sent, with its bytes.</summary>
/// <param name="Id">Its attachment id; 0 before it is in a message.</param>
/// <param name="Description">The text for those who cannot see it, if one was given.</param>
public sealed record FakeFile(
    string Name, byte[] Bytes, string ContentType = "application/octet-stream", ulong Id = 0, string? Description = null)
{
    /// <summary>As text in UTF-8.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);
}

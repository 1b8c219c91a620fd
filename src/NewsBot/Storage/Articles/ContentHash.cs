using System.Security.Cryptography;
using System.Text;
using NewsBot.Articles;

namespace NewsBot.Storage.Articles;

/// <summary>Hashes the content of articles: everything that a reader can see, and nothing else.</summary>
internal static class ContentHash
{
    // A separator that no text contains, so that moving words between fields changes the hash.
    private const char FieldSeparator = '\u001F';

    public static string Compute(Article article, string? canonicalUrl)
    {
        var content = string.Join(FieldSeparator, article.Title, article.Body, article.Outlet, article.Author,
            article.Published?.ToUnixTimeMilliseconds(), canonicalUrl);
        return Compute(content);
    }

    /// <summary>Hashes several texts as separate fields. The result has 32 hexadecimal digits.</summary>
    public static string Compute(params ReadOnlySpan<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(FieldSeparator, texts))))[..32];
}

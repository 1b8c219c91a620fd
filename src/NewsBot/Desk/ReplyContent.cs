using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Desk;

/// <summary>The data behind the text of a reply, for programs. Each command has its own kind.</summary>
internal abstract record ReplyContent
{
    /// <summary>The citations that the text's markers point to, in their order.</summary>
    public virtual IReadOnlyList<Citation> Citations => [];

    /// <summary>True if the reply shows coverage; false if it only says that there is none.</summary>
    public virtual bool HasCoverage => Citations.Count > 0;

    /// <summary>The nearest articles if none answers, the best first.</summary>
    public virtual IReadOnlyList<ArticleReference> Nearest => [];

    /// <summary>Creates the JSON document. Scripts rely on the names in it.</summary>
    /// <param name="notices">The remarks for the reader.</param>
    public abstract JsonObject ToJson(IReadOnlyList<string> notices);
}

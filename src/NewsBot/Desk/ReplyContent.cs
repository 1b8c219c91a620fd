using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Desk;

/// <summary>What the text of a reply was told from, for programs: each command has its own.</summary>
internal abstract record ReplyContent
{
    /// <summary>What the text's markers point to, in their order.</summary>
    public virtual IReadOnlyList<Citation> Citations => [];

    /// <summary>Coverage that comes nearest where nothing answers, the best first.</summary>
    public virtual IReadOnlyList<ArticleReference> Nearest => [];

    /// <summary>Its JSON document. Scripts rely on the names in it.</summary>
    /// <param name="notices">What the reader should know besides.</param>
    public abstract JsonObject ToJson(IReadOnlyList<string> notices);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Retrieval.Indexing;

/// <summary>A passage as the index stores it. A change here needs a new <see cref="Layout"/>.</summary>
internal static class IndexedPassage
{
    /// <summary>Names what is written here and how terms are read; another one rebuilds every index in the field.</summary>
    public const string Layout = "7";

    public const string TitleField = "title";
    public const string TextField = "text";
    /// <summary>Who it is from: the outlet, the author and the host of its address.</summary>
    public const string SourceField = "source";

    public const string IdField = "id";

    /// <summary>The archive's key of the article, the same for all its versions.</summary>
    public const string ArticleField = "article";

    /// <summary>
    /// The passage itself, whole (<see cref="PassageCodec"/>). A value of its column, not stored fields: those are kept in
    /// compressed blocks, and unpacking those took 40% of the time of a question.
    /// </summary>
    public const string PackedField = "packed";

    /// <summary>When it was published, as a column; what has no date is given <see cref="NoDate"/>.</summary>
    public const string TimeField = "time";

    /// <summary>Before every date, so that nothing undated is ever too new, nor among the newest.</summary>
    public const long NoDate = long.MinValue;

    /// <summary>The community that alone may see it, as a column; no bytes for everyone.</summary>
    public const string AudienceField = "audience";

    /// <summary>Who published it, as a column, folded by <see cref="Folded"/>; no bytes where that is unknown.</summary>
    public const string OutletField = "outlet";

    /// <summary>
    /// The language that it is written in, as a column, by its <see cref="LanguageCode"/>; no bytes where that is unknown.
    /// </summary>
    public const string LanguageField = "language";

    /// <summary>The name of an outlet without what does not tell it from another: the case of its letters.</summary>
    public static string Folded(string? outlet) => outlet?.Trim().ToUpperInvariant() ?? "";

    public static Document CreateDocument(ArticleChange change, Passage passage)
    {
        var article = passage.Article;
        var published = article.Published?.ToUnixTimeMilliseconds();
        var document = new Document
        {
            new StringField(ArticleField, GetKey(change.ArticleKey), Field.Store.NO),
            new TextField(TitleField, article.Title, Field.Store.NO),
            new TextField(TextField, passage.Text, Field.Store.NO),
            new TextField(SourceField, GetSource(article, change.Author), Field.Store.NO),
            new StringField(IdField, GetKey(article.Id), Field.Store.NO),
            new BinaryDocValuesField(PackedField, new BytesRef(PassageCodec.Pack(passage))),
            new NumericDocValuesField(TimeField, published ?? NoDate),
            new SortedDocValuesField(AudienceField, new BytesRef(GetKey(change.Community))),
            new SortedDocValuesField(OutletField, new BytesRef(GetKey(Folded(article.Outlet)))),
            new SortedDocValuesField(LanguageField, new BytesRef(GetKey(LanguageCode.FromTag(change.Language)))),
        };
        return document;
    }

    /// <summary>An article's key as the index has it.</summary>
    public static string GetKey(long articleKey) => articleKey.ToString(CultureInfo.InvariantCulture);

    private static string GetSource(ArticleReference article, string? author) =>
        string.Join(' ', article.Outlet, author, Uri.TryCreate(article.Url, UriKind.Absolute, out var address)
            ? address.Host.Replace('.', ' ') : "");

    /// <summary>Finds the passages of one article.</summary>
    public static Lucene.Net.Index.Term GetTerm(string articleId) => new(IdField, GetKey(articleId));

    /// <summary>A name as its column has it: as it is, or its hash where that is longer than a column takes.</summary>
    public static string GetKey(string? name)
    {
        const int longest = 1_000;
        return name is null || name.Length <= longest ? name ?? ""
            : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }
}

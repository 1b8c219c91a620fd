using System.Globalization;
using Lucene.Net.Documents;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>A passage as the index stores it. A change here needs a new <see cref="Layout"/>.</summary>
internal static class IndexedPassage
{
    /// <summary>Names what is written here and how terms are read; another one rebuilds every index in the field.</summary>
    public const string Layout = "3";

    public const string TitleField = "title";
    public const string TextField = "text";
    public const string PublishedField = "published";
    public const string IdField = "id";

    /// <summary>The archive's key of the article, the same for all its versions.</summary>
    public const string ArticleField = "article";

    private const string OutletField = "outlet";
    private const string UrlField = "url";
    private const string VersionField = "version";
    private const string OrdinalField = "ordinal";
    private const string StartField = "start";
    private const string LengthField = "length";

    public static Document DocumentOf(string articleKey, Passage passage)
    {
        var article = passage.Article;
        var document = new Document
        {
            new StringField(ArticleField, articleKey, Field.Store.NO),
            new TextField(TitleField, article.Title, Field.Store.YES),
            new TextField(TextField, passage.Text, Field.Store.YES),
            new StringField(IdField, article.Id, Field.Store.YES),
            new StoredField(VersionField, article.Version),
            new StoredField(OrdinalField, passage.Ordinal),
            new StoredField(StartField, passage.Span.Start),
            new StoredField(LengthField, passage.Span.Length),
        };
        if (article.Outlet is not null) document.Add(new StoredField(OutletField, article.Outlet));
        if (article.Url is not null) document.Add(new StoredField(UrlField, article.Url));
        if (article.Published is { } published)
            document.Add(new Int64Field(PublishedField, published.ToUnixTimeMilliseconds(), Field.Store.YES));
        return document;
    }

    /// <summary>The passage that a stored document holds.</summary>
    public static Passage PassageOf(Document document)
    {
        var published = document.GetField(PublishedField)?.GetInt64Value();
        return new Passage
        {
            Article = new ArticleReference(
                document.Get(IdField, CultureInfo.InvariantCulture),
                document.GetField(VersionField).GetInt32Value()!.Value,
                document.Get(TitleField, CultureInfo.InvariantCulture),
                document.Get(OutletField, CultureInfo.InvariantCulture),
                published is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(published.Value),
                document.Get(UrlField, CultureInfo.InvariantCulture)),
            Ordinal = document.GetField(OrdinalField).GetInt32Value()!.Value,
            Span = new TextSpan(document.GetField(StartField).GetInt32Value()!.Value, document.GetField(LengthField).GetInt32Value()!.Value),
            Text = document.Get(TextField, CultureInfo.InvariantCulture),
        };
    }
}

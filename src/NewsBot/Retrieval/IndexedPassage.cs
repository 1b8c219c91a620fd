using Lucene.Net.Documents;
using Lucene.Net.Util;
using NewsBot.Articles;

namespace NewsBot.Retrieval;

/// <summary>A passage as the index stores it. A change here needs a new <see cref="Layout"/>.</summary>
internal static class IndexedPassage
{
    /// <summary>Names what is written here and how terms are read; another one rebuilds every index in the field.</summary>
    public const string Layout = "4";

    public const string TitleField = "title";
    public const string TextField = "text";
    public const string PublishedField = "published";
    public const string IdField = "id";

    /// <summary>The archive's key of the article, the same for all its versions.</summary>
    public const string ArticleField = "article";

    /// <summary>
    /// The passage itself, whole (<see cref="PackedPassage"/>). A value of its column, not stored fields: those are kept in
    /// compressed blocks, and unpacking those took 40% of the time of a question.
    /// </summary>
    public const string PackedField = "packed";

    /// <summary>When it was published, as a column; what has no date is given <see cref="NoDate"/>.</summary>
    public const string TimeField = "time";

    /// <summary>Before every date, so that nothing undated is ever too new, nor among the newest.</summary>
    public const long NoDate = long.MinValue;

    public static Document DocumentOf(string articleKey, Passage passage)
    {
        var article = passage.Article;
        var published = article.Published?.ToUnixTimeMilliseconds();
        var document = new Document
        {
            new StringField(ArticleField, articleKey, Field.Store.NO),
            new TextField(TitleField, article.Title, Field.Store.NO),
            new TextField(TextField, passage.Text, Field.Store.NO),
            new StringField(IdField, article.Id, Field.Store.NO),
            new BinaryDocValuesField(PackedField, new BytesRef(PackedPassage.Pack(passage))),
            new NumericDocValuesField(TimeField, published ?? NoDate),
        };
        if (published is { } time) document.Add(new Int64Field(PublishedField, time, Field.Store.NO));
        return document;
    }
}

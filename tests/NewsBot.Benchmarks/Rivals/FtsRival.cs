using Microsoft.Data.Sqlite;
using NewsBot.Articles;

namespace NewsBot.Benchmarks.Rivals;

/// <summary>
/// The same passages in SQLite's own full-text index, set up as well as its manual knows: one transaction for many rows,
/// merged to one segment, a cache that holds all of it, a prepared statement, and ordering by <c>rank</c>, which is
/// bm25() without reading the rows that do not make it.
/// </summary>
internal sealed class FtsRival : IDisposable
{
    private const int RowsPerTransaction = 20_000;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand select;
    private readonly SqliteParameter title;
    private readonly SqliteParameter text;
    private readonly SqliteParameter match;
    private SqliteTransaction? transaction;
    private int rows;

    public FtsRival(string file, int top)
    {
        File = file;
        connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-1048576; PRAGMA "
            + "mmap_size=2147483648;");
        Run("CREATE VIRTUAL TABLE passages USING fts5(title, text, tokenize='porter unicode61')");
        // The title counts as it does in the product's own search.
        Run("INSERT INTO passages(passages, rank) VALUES('rank', 'bm25(0.6, 1.0)')");
        insert = Command("INSERT INTO passages(title, text) VALUES($title, $text)");
        title = insert.Parameters.Add("$title", SqliteType.Text);
        text = insert.Parameters.Add("$text", SqliteType.Text);
        select = Command($"SELECT rowid, title, text FROM passages WHERE passages MATCH $match ORDER BY rank LIMIT {top}");
        match = select.Parameters.Add("$match", SqliteType.Text);
    }

    public string File { get; }

    public void Add(Passage passage)
    {
        transaction ??= connection.BeginTransaction();
        insert.Transaction = transaction;
        (title.Value, text.Value) = (passage.Article.Title, passage.Text);
        insert.ExecuteNonQuery();
        if (++rows % RowsPerTransaction == 0) Commit();
    }

    public void Finish()
    {
        Commit();
        Run("INSERT INTO passages(passages) VALUES('optimize')");
        insert.Transaction = null;
    }

    /// <summary>The best passages with their texts, so that both sides fetch what they found.</summary>
    public List<string> Search(string[] terms)
    {
        match.Value = string.Join(" OR ", terms);
        var found = new List<string>();
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            _ = reader.GetString(1);
            found.Add(reader.GetString(2));
        }

        return found;
    }

    /// <summary>How many passages have any of the terms.</summary>
    public long Count(string[] terms)
    {
        using var count = Command("SELECT count(*) FROM passages WHERE passages MATCH $match");
        count.Parameters.AddWithValue("$match", string.Join(" OR ", terms));
        return (long)count.ExecuteScalar()!;
    }

    public void Dispose()
    {
        transaction?.Dispose();
        insert.Dispose();
        select.Dispose();
        connection.Dispose();
    }

    private void Commit()
    {
        transaction?.Commit();
        transaction?.Dispose();
        transaction = null;
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}

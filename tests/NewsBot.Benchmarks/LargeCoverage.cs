using NewsBot.Text;

namespace NewsBot.Benchmarks;

/// <summary>
/// A large archive: real articles where a file of them is given, filled up with dated synthetic ones, and questions that it
/// was asked for.
/// </summary>
internal sealed class LargeCoverage(Rooms rooms)
{
    private const int Seed = 1987;
    private const int PassagesPerArticle = 10;
    private const int WordsPerQuestion = 8;
    private const int DaysCovered = 240;

    private static readonly DateTimeOffset Newest = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipfTexts texts = new(Seed);

    /// <summary>Stores and indexes; does nothing but read how much there is where a kept folder holds something.</summary>
    /// <param name="articles">A file or folder of articles, or null.</param>
    /// <param name="passages">How many passages to hold.</param>
    /// <returns>The moment of the newest article.</returns>
    public async Task<DateTimeOffset> HoldAsync(string? articles, int passages, CancellationToken cancellationToken)
    {
        if (await rooms.Archive.GetLatestSequenceAsync(cancellationToken) == 0)
        {
            if (articles is not null) await rooms.TakeInAsync(articles, cancellationToken);
            var held = await rooms.Archive.GetStatisticsAsync(null, cancellationToken);
            var end = held.Outlets.Max(outlet => outlet.Last) ?? Newest;
            for (int at = held.Passages, number = 0; at < passages; at += PassagesPerArticle, number++)
            {
                var age = TimeSpan.FromMinutes((long)number * 7919 % (DaysCovered * 24 * 60));
                var article = texts.Article($"synthetic-{number}", Math.Min(PassagesPerArticle, passages - at));
                await rooms.Archive.StoreFromFileAsync(
                    article with { Outlet = $"Outlet {number % 40}", Published = end - age }, cancellationToken);
            }
        }

        await rooms.Index.CatchUpAsync(null, cancellationToken);
        await rooms.Stories.CatchUpAsync(null, cancellationToken);
        return (await rooms.Archive.GetStatisticsAsync(null, cancellationToken)).Outlets.Max(outlet => outlet.Last) ?? Newest;
    }

    /// <summary>
    /// Questions in the words of articles held: every second one in those of a title, the others in those of a sentence.
    /// </summary>
    public async Task<IReadOnlyList<string>> QuestionsAsync(int count, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var sequence = await rooms.Archive.GetLatestSequenceAsync(cancellationToken);
        var questions = new List<string>();
        while (questions.Count < count)
        {
            var after = random.NextInt64(sequence);
            await foreach (var change in rooms.Archive.ReadChangesAsync(after, cancellationToken))
            {
                var passage = change.Passages[random.Next(change.Passages.Count)];
                var sentences = NewsBot.Text.Sentences.Split(passage.Text);
                var text = questions.Count % 2 == 0 ? passage.Article.Title
                    : sentences[random.Next(sentences.Count)].Cut(passage.Text);
                if (Ask(text) is { } question) questions.Add(question);
                break;
            }
        }

        return questions;
    }

    // In lower case: a headline in capitals would make names of all its words.
    private string? Ask(string text)
    {
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', ';', ':', '"', '<', '>', '(', ')').ToLowerInvariant())
            .Where(word => word.Length > 0 && char.IsLetterOrDigit(word[0]) && !StopWords.All.Contains(word)
            && !texts.IsStopWord(word))
            .Distinct()
            .Take(WordsPerQuestion)
            .ToList();
        const int few = 4;
        return words.Count < few ? null : $"What was reported about {string.Join(' ', words)}?";
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Answers;

/// <summary>A citation of a stored answer: a span of one version of an article.</summary>
/// <param name="Number">The number of its marker, from 1.</param>
/// <param name="ArticleId">The archive's id of the article.</param>
/// <param name="Version">The version's number, from 1.</param>
/// <param name="Span">The cited sentence in that version's body; empty if the headline was cited.</param>
internal sealed record StoredCitation(int Number, string ArticleId, int Version, TextSpan Span);

/// <summary>An answer to be stored.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Conversation">The conversation, as the front end names it; null if unknown.</param>
/// <param name="Citations">The citations of the answer; may be empty.</param>
internal sealed record StoredAnswer(string Question, string? Conversation, IReadOnlyCollection<StoredCitation> Citations)
{
    /// <summary>The community in which the question was asked; empty for none.</summary>
    public string Community { get; init; } = "";

    /// <summary>The member who asked, as the front end names them; null if unknown.</summary>
    public string? Member { get; init; }

    /// <summary>
    /// A follow-up rewritten so that it can be understood without the conversation; null if nothing was rewritten.
    /// </summary>
    public string? StandaloneQuestion { get; init; }

    /// <summary>The text; its beginning is stored so that a follow-up can be understood after a restart.</summary>
    public string Text { get; init; } = "";

    /// <summary>The tokens that the language model read and wrote for it; 0 if no model was asked.</summary>
    public int Tokens { get; init; }
}

/// <summary>A question of a conversation with the beginning of its answer.</summary>
/// <param name="Question">The question, rewritten so that it stands alone.</param>
/// <param name="Answer">The first 400 characters of the answer.</param>
internal sealed record StoredTurn(string Question, string Answer);

/// <summary>A stored answer. Its full text is not stored.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Conversation">The conversation, as the front end names it; null if unknown.</param>
/// <param name="Community">The community in which the question was asked; empty for none.</param>
/// <param name="Citations">The citations of the answer, in the order of their markers.</param>
internal sealed record GivenAnswer(
    string Question, string? Conversation, string Community, IReadOnlyList<GivenCitation> Citations);

/// <param name="Number">The number of its marker, from 1.</param>
/// <param name="Article">The version that was cited.</param>
/// <param name="Quote">The cited sentence; empty if the headline was cited.</param>
/// <param name="IsCurrent">True if the latest version of the article still has that sentence.</param>
internal sealed record GivenCitation(int Number, ArticleReference Article, string Quote, bool IsCurrent);

/// <summary>An answer that was withdrawn.</summary>
/// <param name="Conversation">The conversation that it belonged to, as the front end names it; null if unknown.</param>
internal sealed record WithdrawnAnswer(string? Conversation);

/// <summary>The tokens that the language model read and wrote in some period.</summary>
/// <param name="Total">The tokens for all communities together.</param>
/// <param name="Community">The tokens for one community.</param>
internal readonly record struct TokensSpent(long Total, long Community);

/// <summary>Counts of members' ratings of answers.</summary>
/// <param name="Useful">The ratings that call an answer useful.</param>
/// <param name="NotUseful">The ratings that call it not useful.</param>
internal readonly record struct Ratings(int Useful, int NotUseful);

/// <summary>
/// Stores the answers that were given, with version and span of each citation, so that an answer can be found again when a
/// sentence that it cites is changed. Only the beginning of its text is stored, for follow-up questions.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class AnswerLog(
    [FromKeyedServices(ArchiveDatabase.LowLatency)] ArchiveDatabase database, TimeProvider time)
{
    /// <summary>How long an answer is stored. Nobody reads a correction that comes later than this.</summary>
    public static readonly TimeSpan RetentionPeriod = TimeSpan.FromDays(90);

    private const int BeginningLength = 400;

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>Stores an answer, and deletes those that are too old.</summary>
    /// <returns>The key of the stored answer.</returns>
    public Task<long> AddAsync(StoredAnswer answer, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            var now = time.GetUtcNow();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var newRow = new AnswerRow
            {
                Question = answer.Question,
                Conversation = answer.Conversation,
                Community = answer.Community,
                Member = answer.Member,
                Given = now,
                StandAlone = answer.StandaloneQuestion,
                Beginning = answer.Text.Length <= BeginningLength ? answer.Text : answer.Text[..BeginningLength],
                Tokens = answer.Tokens,
            };
            var cited = answer.Citations.Select(citation => citation.ArticleId).Distinct().ToList();
            var versions = await context.Versions.Where(row => cited.Contains(row.Article!.Id))
                .Select(row => new { row.Article!.Id, row.Number, row.Key }).ToListAsync(cancellationToken);
            foreach (var citation in answer.Citations)
            {
                if (versions.Find(row => row.Id == citation.ArticleId && row.Number == citation.Version) is not { } version)
                    continue;
                newRow.Citations.Add(new AnswerCitationRow
                {
                    Number = citation.Number,
                    VersionKey = version.Key,
                    Start = citation.Span.Start,
                    Length = citation.Span.Length,
                });
            }

            context.Answers.Add(newRow);
            await context.Answers.Where(row => row.Given < now - RetentionPeriod).ExecuteDeleteAsync(cancellationToken);
            // A wrong clock dated these in the future; with that date they would be kept for years.
            await context.Answers.Where(row => row.Given > now + OneDay)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Given, now - OneDay), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return newRow.Key;
        }, cancellationToken);

    /// <summary>Finds an answer with its citations; null if it is not stored.</summary>
    /// <param name="key">The answer's key, see <see cref="AddAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<GivenAnswer?> FindAsync(long key, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var answer = await context.Answers.AsNoTracking()
                .Include(row => row.Citations).ThenInclude(row => row.Version!.Article)
                .SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
            // The question is empty if its member asked to be forgotten.
            if (answer is null || answer.Question.Length == 0) return null;
            var citations = new List<GivenCitation>();
            foreach (var citation in answer.Citations.OrderBy(row => row.Number))
            {
                var version = citation.Version!;
                var span = new TextSpan(citation.Start, citation.Length);
                var later = version.Number == version.Article!.LatestVersion
                    ? [] : await CitedSentence.ListLaterVersionsAsync(context, version, cancellationToken);
                citations.Add(new GivenCitation(
                    citation.Number, version.ToReference(), span.Cut(version.Body),
                        CitedSentence.FindFirstChange(version, span, later) is null));
            }

            return new GivenAnswer(answer.Question, answer.Conversation, answer.Community, citations);
        }, cancellationToken);

    /// <summary>
    /// Deletes the text, the citations and the ratings of an answer. Its time and tokens stay, because they count against the
    /// budget.
    /// </summary>
    /// <returns>Null if the answer is not stored, or belongs to another community.</returns>
    public Task<WithdrawnAnswer?> WithdrawAsync(long key, string community, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var answer = await context.Answers
                .SingleOrDefaultAsync(row => row.Key == key && row.Community == community, cancellationToken);
            if (answer is null) return null;
            var withdrawn = new WithdrawnAnswer(answer.Conversation);
            (answer.Question, answer.Beginning) = ("", "");
            (answer.StandAlone, answer.Conversation, answer.Member) = (null, null, null);
            await context.AnswerCitations.Where(row => row.AnswerKey == key).ExecuteDeleteAsync(cancellationToken);
            await context.Ratings.Where(row => row.AnswerKey == key).ExecuteDeleteAsync(cancellationToken);
            // A correction of it that is not out yet would tell what it said.
            await context.OutboxMessages
                .Where(row => row.Kind == OutboxMessageKind.Correction && row.CauseKey == key)
                .ExecuteDeleteAsync(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return withdrawn;
        }, cancellationToken);

    /// <summary>Stores a member's rating of an answer, and replaces an earlier one.</summary>
    /// <param name="key">The answer's key, see <see cref="AddAsync"/>.</param>
    /// <param name="member">The member, as the front end names them.</param>
    /// <param name="isUseful">True if the member found the answer useful.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if the answer is not stored.</returns>
    public Task<bool> RateAsync(long key, string member, bool isUseful, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (!await context.Answers.AnyAsync(row => row.Key == key, cancellationToken)) return false;
            await context.Ratings.Where(row => row.AnswerKey == key && row.Member == member)
                .ExecuteDeleteAsync(cancellationToken);
            context.Ratings.Add(new RatingRow { AnswerKey = key, Member = member, IsUseful = isUseful });
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Counts the ratings of all answers that are stored.</summary>
    public Task<Ratings> CountRatingsAsync(CancellationToken cancellationToken = default) =>
        database.UseAsync(async context => new Ratings(
            await context.Ratings.CountAsync(row => row.IsUseful, cancellationToken),
            await context.Ratings.CountAsync(row => !row.IsUseful, cancellationToken)), cancellationToken);

    /// <summary>Returns the last turns of a conversation, the oldest first.</summary>
    /// <param name="conversation">The conversation, as the front end names it.</param>
    /// <param name="most">The largest number of turns to return; 1 or more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<StoredTurn>> ListTurnsAsync(
        string conversation, int most, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<StoredTurn>>(async context =>
        {
            var last = await context.Answers.AsNoTracking()
                .Where(row => row.Conversation == conversation)
                .OrderByDescending(row => row.Key).Take(most)
                .Select(row => new StoredTurn(row.StandAlone ?? row.Question, row.Beginning))
                .ToListAsync(cancellationToken);
            last.Reverse();
            return last;
        }, cancellationToken);

    /// <summary>
    /// Returns when a question of a member was last answered in a community; null if no answer is stored. Answers that a wrong
    /// clock dated in the future are ignored.
    /// </summary>
    /// <param name="question">The question, word for word.</param>
    /// <param name="member">The member, as the front end names them.</param>
    /// <param name="community">The community; empty for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<DateTimeOffset?> FindLastAnswerTimeAsync(
        string question, string member, string community, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return database.UseAsync(
            context => context.Answers.Where(row => row.Question == question && row.Member == member
                    && row.Community == community && row.Given <= now)
                .OrderByDescending(row => row.Key).Select(row => (DateTimeOffset?)row.Given)
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>
    /// Returns the tokens that the language model read and wrote for answers in the 24 hours from <paramref name="since"/> on.
    /// The end matters because a wrong clock may have dated answers in the future.
    /// </summary>
    public Task<TokensSpent> GetTokensSpentAsync(
        DateTimeOffset since, string community = "", CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var until = since + OneDay;
            var given = context.Answers.Where(row => row.Given >= since && row.Given < until);
            var all = await given.SumAsync(row => (long)row.Tokens, cancellationToken);
            return new TokensSpent(
                all, await given.Where(row => row.Community == community).SumAsync(row => (long)row.Tokens, cancellationToken));
        }, cancellationToken);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Articles;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Answers;

/// <summary>A citation of an answer as it is kept: which stretch of which version.</summary>
/// <param name="Number">The number of its marker, from 1.</param>
/// <param name="ArticleId">The archive's id of the article.</param>
/// <param name="Version">The version's number, from 1.</param>
/// <param name="Span">Where in that version's body; empty where its headline was cited.</param>
internal sealed record StoredCitation(int Number, string ArticleId, int Version, TextSpan Span);

/// <summary>An answer as it is kept.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Conversation">Where, as the front end names conversations; null where that is not known.</param>
/// <param name="Citations">What it rests on; may be empty.</param>
internal sealed record StoredAnswer(string Question, string? Conversation, IReadOnlyCollection<StoredCitation> Citations)
{
    /// <summary>The community that asked; empty for none in particular.</summary>
    public string Community { get; init; } = "";

    /// <summary>Who asked, as the front end names them; null where that is not known.</summary>
    public string? Member { get; init; }

    /// <summary>The question as it was understood where it leaned on earlier ones; null where it stands alone.</summary>
    public string? StandAlone { get; init; }

    /// <summary>Its text, of which the beginning is kept so that a follow-up can be understood after a restart.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the language model read and wrote for it; 0 for none.</summary>
    public int Tokens { get; init; }
}

/// <summary>A question of a conversation with how its answer began.</summary>
/// <param name="Question">So that it stands alone.</param>
/// <param name="Answer">Its first 400 characters.</param>
internal sealed record StoredTurn(string Question, string Answer);

/// <summary>An answer as it was given, as far as it is kept.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Conversation">Where, as the front end names conversations; null where that is not known.</param>
/// <param name="Community">The community that asked; empty for none in particular.</param>
/// <param name="Citations">What it rests on, in the order of their markers.</param>
internal sealed record GivenAnswer(
    string Question, string? Conversation, string Community, IReadOnlyList<GivenCitation> Citations);

/// <param name="Number">The number of its marker, from 1.</param>
/// <param name="Article">The version that was cited.</param>
/// <param name="Quote">The sentence relied on; empty where it is the headline.</param>
/// <param name="IsCurrent">Whether the article still has it.</param>
internal sealed record GivenCitation(int Number, ArticleReference Article, string Quote, bool IsCurrent);

/// <summary>Tokens of the language model.</summary>
/// <param name="All">For everybody.</param>
/// <param name="Community">For the community asked about.</param>
internal readonly record struct TokensSpent(long All, long Community);

/// <param name="Useful">How many called an answer useful.</param>
/// <param name="NotUseful">How many did not.</param>
internal readonly record struct Ratings(int Useful, int NotUseful);

/// <summary>
/// The answers that were given, with version and span of each citation, so that an answer can be found again when a sentence
/// that it rests on is changed. Of its words only the beginning is kept, for the questions that follow it.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class AnswerLog(
    [FromKeyedServices(ArchiveDatabase.InPassing)] ArchiveDatabase database, TimeProvider time)
{
    /// <summary>How long an answer is kept: corrections that come later than this are not read by whoever asked.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private const int BeginningKept = 400;

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>Keeps an answer, and lets go of those that were kept long enough.</summary>
    /// <returns>The key under which it is found again.</returns>
    public Task<long> AddAsync(StoredAnswer kept, CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            var now = time.GetUtcNow();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var answer = new AnswerRow
            {
                Question = kept.Question,
                Conversation = kept.Conversation,
                Community = kept.Community,
                Member = kept.Member,
                Given = now,
                StandAlone = kept.StandAlone,
                Beginning = kept.Text.Length <= BeginningKept ? kept.Text : kept.Text[..BeginningKept],
                Tokens = kept.Tokens,
            };
            var cited = kept.Citations.Select(citation => citation.ArticleId).Distinct().ToList();
            var versions = await context.Versions.Where(row => cited.Contains(row.Article!.Id))
                .Select(row => new { row.Article!.Id, row.Number, row.Key }).ToListAsync(cancellationToken);
            foreach (var citation in kept.Citations)
            {
                if (versions.Find(row => row.Id == citation.ArticleId && row.Number == citation.Version) is not { } version)
                    continue;
                answer.Citations.Add(new AnswerCitationRow
                {
                    Number = citation.Number,
                    VersionKey = version.Key,
                    Start = citation.Span.Start,
                    Length = citation.Span.Length,
                });
            }

            context.Answers.Add(answer);
            await context.Answers.Where(row => row.Given < now - KeptFor).ExecuteDeleteAsync(cancellationToken);
            // A clock that was wrong dated these; by that date they would be kept for years.
            await context.Answers.Where(row => row.Given > now + OneDay)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Given, now - OneDay), cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return answer.Key;
        }, cancellationToken);

    /// <summary>An answer with what it rests on; null where it is not kept.</summary>
    /// <param name="key">Its key, see <see cref="AddAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<GivenAnswer?> FindAsync(long key, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var answer = await context.Answers.AsNoTracking()
                .Include(row => row.Citations).ThenInclude(row => row.Version!.Article)
                .SingleOrDefaultAsync(row => row.Key == key, cancellationToken);
            // One whose member wants to be forgotten has no question any more.
            if (answer is null || answer.Question.Length == 0) return null;
            var citations = new List<GivenCitation>();
            foreach (var citation in answer.Citations.OrderBy(row => row.Number))
            {
                var version = citation.Version!;
                var span = new TextSpan(citation.Start, citation.Length);
                var later = version.Number == version.Article!.LatestVersion
                    ? [] : await CitedSentence.LaterAsync(context, version, cancellationToken);
                citations.Add(new GivenCitation(
                    citation.Number, CitedSentence.ReferenceOf(version), span.Cut(version.Body),
                        CitedSentence.FirstChange(version, span, later) is null));
            }

            return new GivenAnswer(answer.Question, answer.Conversation, answer.Community, citations);
        }, cancellationToken);

    /// <summary>Notes what a member thinks of an answer, in place of what they thought before.</summary>
    /// <param name="key">The answer's key, see <see cref="AddAsync"/>.</param>
    /// <param name="member">As the front end names them.</param>
    /// <param name="isUseful">Whether it was of use.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where the answer is not kept.</returns>
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

    /// <summary>How many ratings the answers to a community got.</summary>
    public Task<Ratings> RatingsAsync(string community, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var all = context.Ratings
                .Where(row => context.Answers.Any(answer => answer.Key == row.AnswerKey && answer.Community == community));
            return new Ratings(
                await all.CountAsync(row => row.IsUseful, cancellationToken),
                await all.CountAsync(row => !row.IsUseful, cancellationToken));
        }, cancellationToken);

    /// <summary>The last turns of a conversation, the oldest first.</summary>
    /// <param name="conversation">As the front end names it.</param>
    /// <param name="most">No more than these; 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<StoredTurn>> TurnsAsync(
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
    /// When a member was last answered in a community; null where nothing of theirs is kept. What a clock that was wrong dated
    /// later than now is passed over.
    /// </summary>
    /// <param name="member">As the front end names them.</param>
    /// <param name="community">Empty for none in particular.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<DateTimeOffset?> LastAsync(string member, string community, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        return database.UseAsync(
            context => context.Answers.Where(row => row.Member == member && row.Community == community && row.Given <= now)
                .OrderByDescending(row => row.Key).Select(row => (DateTimeOffset?)row.Given)
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>
    /// What the language model read and wrote for answers given in the day from <paramref name="since"/> on. Later ones,
    /// which a clock that was wrong dated, count on no day before theirs.
    /// </summary>
    public Task<TokensSpent> TokensAsync(
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

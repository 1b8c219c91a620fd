using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Answers;

/// <summary>What is kept about a member.</summary>
/// <param name="Questions">Questions of theirs, with how their answers began.</param>
/// <param name="Ratings">Answers that they called useful or not.</param>
/// <param name="Follows">Topics that they follow, and briefs that they set.</param>
/// <param name="Oldest">When the oldest of the questions was answered; null where there is none.</param>
internal sealed record MemberRecord(int Questions, int Ratings, int Follows, DateTimeOffset? Oldest)
{
    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty => Questions + Ratings + Follows == 0;
}

/// <summary>What is kept about each member, and its end.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class MemberRecords
{
    private readonly ArchiveDatabase database;

    public MemberRecords(ArchiveDatabase database) => this.database = database;

    /// <summary>Counts what is kept.</summary>
    /// <param name="member">As the front end names them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<MemberRecord> FindAsync(string member, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var asked = context.Answers.Where(row => row.Member == member);
            return new MemberRecord(
                await asked.CountAsync(cancellationToken),
                await context.Ratings.CountAsync(row => row.Member == member, cancellationToken),
                await context.Follows.CountAsync(row => row.Member == member, cancellationToken)
                    + await context.ChannelBriefs.CountAsync(row => row.Member == member, cancellationToken),
                await asked.MinAsync(row => (DateTimeOffset?)row.Given, cancellationToken));
        }, cancellationToken);

    /// <summary>
    /// Deletes it. Of each question only that it was asked, when, and what it cost stays,
    /// or a member could spend the budget twice.
    /// </summary>
    /// <returns>The conversations that they had a part in, as the front end names them.</returns>
    public Task<IReadOnlyList<string>> ForgetAsync(string member, CancellationToken cancellationToken = default) =>
        database.WriteAsync<IReadOnlyList<string>>(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var asked = context.Answers.Where(row => row.Member == member);
            var conversations = await asked.Where(row => row.Conversation != null)
                .Select(row => row.Conversation!).Distinct().ToListAsync(cancellationToken);
            await context.AnswerCitations.Where(row => asked.Any(answer => answer.Key == row.AnswerKey))
                .ExecuteDeleteAsync(cancellationToken);
            await context.PostedMessages.Where(row => asked.Any(answer => answer.Key == row.AnswerKey))
                .ExecuteDeleteAsync(cancellationToken);
            await context.Ratings.Where(row => row.Member == member).ExecuteDeleteAsync(cancellationToken);
            var followed = context.Follows.Where(row => row.Member == member);
            await context.Dispatches.Where(row => row.Kind == OutboxMessageKind.Alert
                && followed.Any(follow => follow.Key == row.Of))
                .ExecuteDeleteAsync(cancellationToken);
            await followed.ExecuteDeleteAsync(cancellationToken);
            // The channel's briefs are its community's, and go on; who set them is not known any more.
            await context.ChannelBriefs.Where(row => row.Member == member)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Member, (string?)null), cancellationToken);
            await asked.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Question, "").SetProperty(row => row.Beginning, "")
                    .SetProperty(row => row.StandAlone, (string?)null)
                    .SetProperty(row => row.Conversation, (string?)null).SetProperty(row => row.Member, (string?)null),
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return conversations;
        }, cancellationToken);
}

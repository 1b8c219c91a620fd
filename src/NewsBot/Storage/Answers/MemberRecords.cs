using Microsoft.EntityFrameworkCore;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Answers;

/// <summary>Counts of the data that is stored about a member.</summary>
/// <param name="Questions">The member's questions, each with the beginning of its answer.</param>
/// <param name="Ratings">The member's ratings of answers.</param>
/// <param name="SubscriptionsAndBriefs">The topics that the member follows, and the briefs that the member set up.</param>
/// <param name="OldestQuestion">When the oldest question was answered; null if there is none.</param>
internal sealed record MemberRecord(int Questions, int Ratings, int SubscriptionsAndBriefs, DateTimeOffset? OldestQuestion)
{
    /// <summary>True if nothing is stored.</summary>
    public bool IsEmpty => Questions + Ratings + SubscriptionsAndBriefs == 0;
}

/// <summary>Reports and deletes the data that is stored about a member.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class MemberRecords
{
    private readonly ArchiveDatabase database;

    public MemberRecords(ArchiveDatabase database) => this.database = database;

    /// <summary>Counts what is stored about a member.</summary>
    /// <param name="member">The member, as the front end names them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<MemberRecord> CountAsync(string member, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var asked = context.Answers.Where(row => row.Member == member);
            return new MemberRecord(
                await asked.CountAsync(cancellationToken),
                await context.Ratings.CountAsync(row => row.Member == member, cancellationToken),
                await context.Subscriptions.CountAsync(row => row.Member == member, cancellationToken)
                    + await context.ChannelBriefs.CountAsync(row => row.Member == member, cancellationToken),
                await asked.MinAsync(row => (DateTimeOffset?)row.Given, cancellationToken));
        }, cancellationToken);

    /// <summary>
    /// Deletes what is stored about a member. The time and the tokens of each question stay, without its text and member:
    /// otherwise a member could spend the token budget twice.
    /// </summary>
    /// <returns>The conversations that the member took part in, as the front end names them.</returns>
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
            var followed = context.Subscriptions.Where(row => row.Member == member);
            await context.OutboxMessages.Where(row => row.Kind == OutboxMessageKind.Alert
                && followed.Any(follow => follow.Key == row.CauseKey))
                .ExecuteDeleteAsync(cancellationToken);
            await followed.ExecuteDeleteAsync(cancellationToken);
            // A channel's briefs belong to its community and continue; only the name of the member is deleted.
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

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Answers;

/// <summary>
/// Remembers across restarts which incoming messages were handled, and which of the bot's messages show which answer.
/// </summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class MessageLog(
    [FromKeyedServices(ArchiveDatabase.LowLatency)] ArchiveDatabase database, TimeProvider time)
{
    /// <summary>How long a handled message is remembered. No platform delivers a message again after so long.</summary>
    public static readonly TimeSpan RetentionPeriod = TimeSpan.FromDays(2);

    /// <summary>Claims an incoming message, so that it is handled only once.</summary>
    /// <param name="id">The message's id, as the front end names it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if this process or another one has claimed it already.</returns>
    public Task<bool> TryClaimAsync(string id, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var now = time.GetUtcNow();
            // Checked before the transaction, too: a read does not wait for another process that writes.
            if (await context.TakenMessages.AnyAsync(row => row.Id == id, cancellationToken)) return false;
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (await context.TakenMessages.AnyAsync(row => row.Id == id, cancellationToken)) return false;
            await context.TakenMessages.Where(row => row.Taken < now - RetentionPeriod || row.Taken > now + RetentionPeriod)
                .ExecuteDeleteAsync(cancellationToken);
            context.TakenMessages.Add(new TakenMessageRow { Id = id, Taken = now });
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Records the messages of ours that show an answer.</summary>
    /// <param name="ids">The ids of the messages, as the front end names them.</param>
    /// <param name="answer">The answer's key, see <see cref="AnswerLog.AddAsync"/>.</param>
    /// <param name="place">Their place, as the front end names places; null if no notification can be sent there.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task AddPostedAsync(
        IReadOnlyCollection<string> ids, long answer, string? place = null, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            context.PostedMessages.AddRange(
                ids.Select(id => new PostedMessageRow { Id = id, AnswerKey = answer, Place = place }));
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// Finds the key of the answer that a message of ours shows; null if it shows none, or one that was deleted.
    /// </summary>
    public Task<long?> FindAnswerKeyAsync(string id, CancellationToken cancellationToken = default) =>
        database.UseAsync(
            context => context.PostedMessages.Where(row => row.Id == id)
                .Select(row => (long?)row.AnswerKey).SingleOrDefaultAsync(cancellationToken),
            cancellationToken);

    /// <summary>Lists the messages of ours that show an answer, the first one first.</summary>
    public Task<IReadOnlyList<string>> ListPostedAsync(long answer, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<string>>(async context =>
            await context.PostedMessages.Where(row => row.AnswerKey == answer)
                .OrderBy(row => row.Id.Length).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellationToken),
            cancellationToken);
}

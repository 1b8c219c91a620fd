using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;

namespace NewsBot.Storage.Answers;

/// <summary>Which messages were taken up, and which of ours show which answer; so it is known after a restart, too.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class MessageLog(
    [FromKeyedServices(ArchiveDatabase.InPassing)] ArchiveDatabase database, TimeProvider time)
{
    /// <summary>No platform delivers a message again after so long.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    /// <summary>Takes a message up.</summary>
    /// <param name="id">As the front end names it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False where that was done before, by this process or another.</returns>
    public Task<bool> TakeAsync(string id, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            var now = time.GetUtcNow();
            // Also told while another process writes: who reads waits for nobody.
            if (await context.TakenMessages.AnyAsync(row => row.Id == id, cancellationToken)) return false;
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (await context.TakenMessages.AnyAsync(row => row.Id == id, cancellationToken)) return false;
            await context.TakenMessages.Where(row => row.Taken < now - KeptFor || row.Taken > now + KeptFor)
                .ExecuteDeleteAsync(cancellationToken);
            context.TakenMessages.Add(new TakenMessageRow { Id = id, Taken = now });
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Notes that messages of ours show an answer.</summary>
    /// <param name="ids">As the front end names them.</param>
    /// <param name="answer">The answer's key, see <see cref="AnswerLog.AddAsync"/>.</param>
    /// <param name="place">Where they stand, as the front end names places; null where nothing can be sent there unasked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task PostedAsync(
        IReadOnlyCollection<string> ids, long answer, string? place = null, CancellationToken cancellationToken = default) =>
        database.UseAsync(async context =>
        {
            context.PostedMessages.AddRange(
                ids.Select(id => new PostedMessageRow { Id = id, AnswerKey = answer, Place = place }));
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>The key of the answer that a message of ours shows; null where it shows none that is kept.</summary>
    public Task<long?> AnswerOfAsync(string id, CancellationToken cancellationToken = default) =>
        database.UseAsync(
            context => context.PostedMessages.Where(row => row.Id == id)
                .Select(row => (long?)row.AnswerKey).SingleOrDefaultAsync(cancellationToken),
            cancellationToken);
}

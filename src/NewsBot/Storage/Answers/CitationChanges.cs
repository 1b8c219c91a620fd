using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Answers;

/// <summary>A cited sentence that the article does not have any more.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Conversation">The conversation, as the front end names it; null if unknown.</param>
/// <param name="Given">When the answer was given.</param>
/// <param name="Number">The number of the citation in the answer, from 1.</param>
/// <param name="Article">The version that changed or dropped the sentence.</param>
/// <param name="Before">The sentence as it was cited.</param>
/// <param name="After">The text that replaced it; null if it was dropped.</param>
/// <param name="Correction">The outlet's own note on that version; null if there is none.</param>
internal sealed record ChangedCitation(
    string Question, string? Conversation, DateTimeOffset Given, int Number,
    ArticleReference Article, string Before, string? After, string? Correction);

/// <summary>A changed citation of an answer whose readers have not been notified yet.</summary>
/// <param name="AnswerKey">The answer's key.</param>
/// <param name="MessageId">The first message of ours that shows the answer, as the front end names messages.</param>
/// <param name="Place">The place of that message, as the front end names places.</param>
/// <param name="Change">The cited sentence and its change.</param>
internal sealed record PendingCorrection(long AnswerKey, string MessageId, string Place, ChangedCitation Change);

/// <summary>Finds cited sentences that were changed later, and records which changes their readers were notified of.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class CitationChanges
{
    private readonly ArchiveDatabase database;

    public CitationChanges(ArchiveDatabase database) => this.database = database;

    /// <summary>
    /// Finds the changed citations of the answers given from <paramref name="since"/> on, the latest answer first. The result
    /// covers all communities: the caller must show each conversation only its own.
    /// </summary>
    /// <param name="since">Null for all stored answers.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<ChangedCitation>> ListChangedAsync(
        DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        ListChangedAsync(answers => answers, since, cancellationToken);

    /// <summary>Finds the changed citations of the answers that were given in one community; null for none.</summary>
    public Task<IReadOnlyList<ChangedCitation>> ListChangedInCommunityAsync(
        string? community, DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        ListChangedAsync(answers =>
            answers.Where(row => row.Community == Visibility.FromCommunity(community)), since, cancellationToken);

    /// <summary>
    /// Finds the citations whose sentence was changed after the archive's change <paramref name="after"/>, whose answer is
    /// posted on a chat platform, and whose readers have not been notified; the latest answer first.
    /// </summary>
    public Task<IReadOnlyList<PendingCorrection>> ListPendingCorrectionsAsync(
        long after, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<PendingCorrection>>(async context =>
        {
            var superseded = context.Versions.Where(row => row.Number < row.Article!.LatestVersion
                && context.Versions.Any(later => later.ArticleKey == row.ArticleKey && later.Number > row.Number
                && later.Sequence > after));
            var citations = await context.AnswerCitations.AsNoTracking()
                .Where(row => !row.IsChangeTold && superseded.Any(version => version.Key == row.VersionKey))
                .Join(context.Answers, row => row.AnswerKey, answer => answer.Key,
                    (row, answer) => new { Citation = row, Answer = answer, row.Version })
                .OrderByDescending(pair => pair.Answer.Key).ThenBy(pair => pair.Citation.Number)
                .ToListAsync(cancellationToken);
            var pending = new List<PendingCorrection>();
            foreach (var pair in citations)
            {
                var post = await context.PostedMessages.Where(row => row.AnswerKey == pair.Answer.Key && row.Place != null)
                    .OrderBy(row => row.Id.Length).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);
                if (post is null) continue;
                if (await FindChangeAsync(context, pair.Answer, pair.Citation, pair.Version!, cancellationToken) is { } change)
                    pending.Add(new PendingCorrection(pair.Answer.Key, post.Id, post.Place!, change));
            }

            return pending;
        }, cancellationToken);

    /// <summary>
    /// Marks changed citations as reported, or as not worth a report, and queues the notification in the same transaction.
    /// </summary>
    /// <param name="citations">The citations, each by the answer's key and its number in the answer.</param>
    /// <param name="message">The notification; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task MarkReportedAsync(
        IReadOnlyCollection<(long Answer, int Number)> citations, OutboxMessage? message,
            CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var (answer, number) in citations)
            {
                await context.AnswerCitations.Where(row => row.AnswerKey == answer && row.Number == number)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsChangeTold, true), cancellationToken);
            }

            if (message is not null) context.OutboxMessages.Add(message);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    private Task<IReadOnlyList<ChangedCitation>> ListChangedAsync(
        Func<IQueryable<AnswerRow>, IQueryable<AnswerRow>> filter, DateTimeOffset? since, CancellationToken cancellationToken) =>
        database.UseAsync<IReadOnlyList<ChangedCitation>>(async context =>
        {
            var from = since ?? DateTimeOffset.UnixEpoch;
            var citations = await context.AnswerCitations.AsNoTracking()
                .Where(row => row.Version!.Number < row.Version.Article!.LatestVersion)
                .Join(filter(context.Answers), row => row.AnswerKey, answer => answer.Key,
                    (row, answer) => new { Citation = row, Answer = answer, row.Version })
                .Where(pair => pair.Answer.Given >= from)
                .OrderByDescending(pair => pair.Answer.Key).ThenBy(pair => pair.Citation.Number)
                .ToListAsync(cancellationToken);
            var changed = new List<ChangedCitation>();
            foreach (var pair in citations)
            {
                if (await FindChangeAsync(context, pair.Answer, pair.Citation, pair.Version!, cancellationToken) is { } change)
                    changed.Add(change);
            }

            return changed;
        }, cancellationToken);

    private static async Task<ChangedCitation?> FindChangeAsync(
        ArchiveContext context, AnswerRow answer, AnswerCitationRow citation, VersionRow cited,
            CancellationToken cancellationToken)
    {
        var later = await CitedSentence.ListLaterVersionsAsync(context, cited, cancellationToken);
        if (CitedSentence.FindFirstChange(cited, new TextSpan(citation.Start, citation.Length), later) is not var (
            before, after, version)) return null;
        var note = version is { CorrectionStart: { } start, CorrectionLength: { } length }
            ? new TextSpan(start, length).Cut(version.Body) : null;
        return new ChangedCitation(
            answer.Question, answer.Conversation, answer.Given, citation.Number, version.ToReference(),
                before, after, note);
    }
}

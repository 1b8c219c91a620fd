using Microsoft.EntityFrameworkCore;
using NewsBot.Articles;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Storage.Answers;

/// <summary>A cited sentence that the article does not have any more.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Conversation">Where, as the front end names conversations; null where that is not known.</param>
/// <param name="Given">When the answer was given.</param>
/// <param name="Number">The number of the citation in the answer, from 1.</param>
/// <param name="Article">The version that says it otherwise or no more.</param>
/// <param name="Before">The sentence as it was cited.</param>
/// <param name="After">What stands in its place; null where nothing does.</param>
/// <param name="Correction">The outlet's own note on that version; null where there is none.</param>
internal sealed record ChangedCitation(
    string Question, string? Conversation, DateTimeOffset Given, int Number,
    ArticleReference Article, string Before, string? After, string? Correction);

/// <summary>A changed citation of an answer whose readers were not told of it.</summary>
/// <param name="Answer">The answer's key.</param>
/// <param name="Message">The first message of ours that shows it, as the front end names messages.</param>
/// <param name="Place">Where that stands, as the front end names places.</param>
/// <param name="Change">What was cited and what became of it.</param>
internal sealed record PendingCorrection(long Answer, string Message, string Place, ChangedCitation Change);

/// <summary>What became of the sentences that answers cite, and which readers were told of it.</summary>
/// <inheritdoc cref="ArticleArchive" path="/remarks"/>
internal sealed class CitationChanges
{
    private readonly ArchiveDatabase database;

    public CitationChanges(ArchiveDatabase database) => this.database = database;

    /// <summary>
    /// The citations given from <paramref name="since"/> on whose sentence was changed since, the latest answer first: of all
    /// communities, for whoever tells each conversation of its own and of no other.
    /// </summary>
    /// <param name="since">Null for all that are kept.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ChangedCitation>> ChangedAsync(
        DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        ChangedAsync(answers => answers, since, cancellationToken);

    /// <summary>The same of the answers that were given in one community; null for those given in none.</summary>
    public Task<IReadOnlyList<ChangedCitation>> ChangedInAsync(
        string? community, DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        ChangedAsync(answers => answers.Where(row => row.Community == Visibility.Of(community)), since, cancellationToken);

    /// <summary>
    /// The citations of answers that stand on a chat platform whose sentence was changed behind <paramref name="after"/> in the
    /// archive's sequence, and whose readers were not told yet, the latest answer first.
    /// </summary>
    public Task<IReadOnlyList<PendingCorrection>> UntoldAsync(long after, CancellationToken cancellationToken = default) =>
        database.UseAsync<IReadOnlyList<PendingCorrection>>(async context =>
        {
            var overtaken = context.Versions.Where(row => row.Number < row.Article!.LatestVersion
                && context.Versions.Any(later => later.ArticleKey == row.ArticleKey && later.Number > row.Number
                && later.Sequence > after));
            var citations = await context.AnswerCitations.AsNoTracking()
                .Where(row => !row.IsChangeTold && overtaken.Any(version => version.Key == row.VersionKey))
                .Join(context.Answers, row => row.AnswerKey, answer => answer.Key,
                    (row, answer) => new { Citation = row, Answer = answer, row.Version })
                .OrderByDescending(pair => pair.Answer.Key).ThenBy(pair => pair.Citation.Number)
                .ToListAsync(cancellationToken);
            var untold = new List<PendingCorrection>();
            foreach (var pair in citations)
            {
                var shown = await context.PostedMessages.Where(row => row.AnswerKey == pair.Answer.Key && row.Place != null)
                    .OrderBy(row => row.Id.Length).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellationToken);
                if (shown is null) continue;
                if (await ChangeOfAsync(context, pair.Answer, pair.Citation, pair.Version!, cancellationToken) is { } change)
                    untold.Add(new PendingCorrection(pair.Answer.Key, shown.Id, shown.Place!, change));
            }

            return untold;
        }, cancellationToken);

    /// <summary>Notes that readers are told of changes, or need not be, together with what is said.</summary>
    /// <param name="citations">Which: answer and number.</param>
    /// <param name="said">What is said; null for nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ToldAsync(
        IReadOnlyCollection<(long Answer, int Number)> citations, OutboxMessage? said,
            CancellationToken cancellationToken = default) =>
        database.WriteAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var (answer, number) in citations)
            {
                await context.AnswerCitations.Where(row => row.AnswerKey == answer && row.Number == number)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsChangeTold, true), cancellationToken);
            }

            if (said is not null) context.Dispatches.Add(said);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);

    private Task<IReadOnlyList<ChangedCitation>> ChangedAsync(
        Func<IQueryable<AnswerRow>, IQueryable<AnswerRow>> these, DateTimeOffset? since, CancellationToken cancellationToken) =>
        database.UseAsync<IReadOnlyList<ChangedCitation>>(async context =>
        {
            var from = since ?? DateTimeOffset.UnixEpoch;
            var citations = await context.AnswerCitations.AsNoTracking()
                .Where(row => row.Version!.Number < row.Version.Article!.LatestVersion)
                .Join(these(context.Answers), row => row.AnswerKey, answer => answer.Key,
                    (row, answer) => new { Citation = row, Answer = answer, row.Version })
                .Where(pair => pair.Answer.Given >= from)
                .OrderByDescending(pair => pair.Answer.Key).ThenBy(pair => pair.Citation.Number)
                .ToListAsync(cancellationToken);
            var changed = new List<ChangedCitation>();
            foreach (var pair in citations)
            {
                if (await ChangeOfAsync(context, pair.Answer, pair.Citation, pair.Version!, cancellationToken) is { } change)
                    changed.Add(change);
            }

            return changed;
        }, cancellationToken);

    private static async Task<ChangedCitation?> ChangeOfAsync(
        ArchiveContext context, AnswerRow answer, AnswerCitationRow citation, VersionRow cited,
            CancellationToken cancellationToken)
    {
        var later = await CitedSentence.LaterAsync(context, cited, cancellationToken);
        if (CitedSentence.FirstChange(cited, new TextSpan(citation.Start, citation.Length), later) is not var (
            before, after, version)) return null;
        var note = version is { CorrectionStart: { } start, CorrectionLength: { } length }
            ? new TextSpan(start, length).Cut(version.Body) : null;
        return new ChangedCitation(
            answer.Question, answer.Conversation, answer.Given, citation.Number, CitedSentence.ReferenceOf(version),
                before, after, note);
    }
}

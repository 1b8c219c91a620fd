using NewsBot.Answering.Citations;
using NewsBot.Llm;

namespace NewsBot.Answering.Review;

/// <summary>
/// Decides which sentences of a model are said. The rules check each as it comes; a copy of its source is said at once, any other
/// after the second opinion. The sentences that fell are revised once, and keep their places. A sentence is said only when all
/// before it are decided.
/// </summary>
/// <param name="text">Checks the sentences, and takes those that are said and those that are left out.</param>
/// <param name="reviewers">Whom to ask.</param>
/// <param name="calls">The list to which the calls of the model are added.</param>
/// <param name="progress">Notified when more is said; null for nobody.</param>
internal sealed class SentenceReview(
    VerifiedText text, Reviewers reviewers, ICollection<ModelCall> calls, IProgress<PartialAnswer>? progress)
{
    private readonly List<Item> items = [];
    private readonly List<RevisedSentence> revised = [];
    private int decided;

    /// <summary>The sentences that were revised and are said.</summary>
    public IReadOnlyList<RevisedSentence> Revised => revised;

    /// <summary>The sentences that were judged by the second opinion, or should have been.</summary>
    public OpinionSummary? Opinion { get; private set; }

    /// <summary>
    /// Why the text cannot be shown although some of it passed, as the end of a sentence; null if it can be.
    /// </summary>
    public string? Flaw { get; private set; }

    /// <summary>Checks a sentence by the rules.</summary>
    public async Task AddAsync(DraftSentence sentence, CancellationToken cancellationToken)
    {
        var check = await text.CheckAsync(sentence, cancellationToken);
        var item = new Item(check);
        if (check.Reason is { } reason) item.Fall(new DroppedSentence(sentence.Text, reason), mayBeRevised: CanRevise(check));
        else if (reviewers.Opinion is null || IsCopy(check)) item.State = State.Kept;
        items.Add(item);
        await AppendDecidedAsync(cancellationToken);
    }

    /// <summary>Decides all sentences.</summary>
    /// <param name="mayRevise">False if the model cannot be asked again.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task FinishAsync(bool mayRevise, CancellationToken cancellationToken)
    {
        await AskOpinionAsync(cancellationToken);
        await AppendDecidedAsync(cancellationToken);
        if (mayRevise) await ReviseAsync(cancellationToken);
        foreach (var item in items.Where(item => item.State == State.Fallen)) item.State = State.Dropped;
        await AppendDecidedAsync(cancellationToken);
    }

    private async Task AskOpinionAsync(CancellationToken cancellationToken)
    {
        var asked = items.Where(item => item.State == State.Undecided).ToList();
        if (asked.Count == 0 || reviewers.Opinion is null) return;
        // Nothing is said without its first sentence.
        var report = Flaw is not null ? null : await reviewers.Opinion.AskAsync(
            [.. asked.Select(item => new QuotedSentence(item.Text, ReadSources(item.Check)))], calls, cancellationToken);
        foreach (var (item, verdict) in asked.Zip(report?.Verdicts ?? new Verdict?[asked.Count]))
        {
            item.State = State.Kept;
            if (verdict is { IsSupported: false })
                item.Fall(
                    new DroppedSentence(item.Text, FormatReason(verdict)) { By = DroppedBy.SecondOpinion }, mayBeRevised: true);
        }

        if (report is not null)
            Opinion = new OpinionSummary(
                asked.Count, [.. asked.Zip(report.Verdicts).Where(pair => pair.Second is null).Select(pair => pair.First.Text)],
                report.Failure);
    }

    private async Task ReviseAsync(CancellationToken cancellationToken)
    {
        var fallen = items.Where(item => item.State == State.Fallen).ToList();
        if (fallen.Count == 0 || reviewers.Revision is null || Flaw is not null) return;
        var sentences = await reviewers.Revision.AskAsync(
            [.. fallen.Select(item =>
                new QuotedSentence(item.Text, ReadSources(item.Check)) { Problem = item.Dropped!.Reason })],
            calls, cancellationToken);
        foreach (var (item, sentence) in fallen.Zip(sentences))
        {
            if (sentence is null || items.Exists(other => IsSame(other.Text, sentence))) continue;
            var check = await text.CheckAsync(
                item.Check.Draft with { Text = sentence, Sources = CitedSources(item.Check) }, cancellationToken);
            if (!check.IsSupported || (reviewers.Opinion is not null && !IsCopy(check))) continue;
            revised.Add(new RevisedSentence(sentence, item.Dropped!));
            (item.Check, item.State) = (check, State.Kept);
        }
    }

    // A sentence is said once all before it are decided, since a revised one keeps its place.
    private async Task AppendDecidedAsync(CancellationToken cancellationToken)
    {
        for (; decided < items.Count && items[decided] is { State: State.Kept or State.Dropped } item; decided++)
        {
            var isAfterGap = decided == 0 || items[decided - 1].State == State.Dropped;
            if (item.State == State.Dropped)
            {
                text.Drop(item.Dropped!);
                if (decided == 0) Flaw = UserMessages.FirstSentenceLost;
                continue;
            }

            var isRevisedStart = decided == 0 && item.Dropped is not null;
            if ((isRevisedStart || (decided > 0 && isAfterGap)) && CandidateSentenceReader.NeedsContext(item.Text))
                Flaw ??= UserMessages.SubjectLost;
            await text.AddAsync(item.Check, cancellationToken);
            if (Flaw is null) progress?.Report(new PartialAnswer(text.Text, [.. text.Citations]));
        }
    }

    // Without a cited sentence there are no words to say it in.
    private bool CanRevise(CheckedSentence check) =>
        reviewers.Revision is not null && check.Draft is { RejectionReason: null, Sources.Count: > 0 };

    private static bool IsCopy(CheckedSentence check) =>
        NearVerbatim.IsCopy(check.Draft.Text, check.Sources.Select(source => source.SupportingText));

    private static bool IsSame(string one, string other) =>
        string.Equals(one.Trim('.', ' '), other.Trim('.', ' '), StringComparison.OrdinalIgnoreCase);

    // The text that the reader would be shown, or else the text that was cited.
    private static List<QuotedText> ReadSources(CheckedSentence check) => check.IsSupported
        ? [.. check.Sources.Select(source => new QuotedText(source.Evidence.Passage.Article, source.Quote))]
        : [.. check.Draft.Sources.Select(source => new QuotedText(source.Evidence.Passage.Article, source.CitedText))];

    private static IReadOnlyList<DraftSource> CitedSources(CheckedSentence check) => check.IsSupported
        ? [.. check.Sources.Select(source => new DraftSource(source.Evidence, null)
            {
                CitedSentence = source.Span.Length > 0 ? source.Span : null,
            })]
        : check.Draft.Sources;

    private static string FormatReason(Verdict verdict) =>
        verdict.Reason.Length == 0 ? "the second opinion does not find it in what it cites"
            : $"the second opinion: {verdict.Reason}";

    private enum State
    {
        Undecided,
        Kept,

        /// <summary>It may still be revised.</summary>
        Fallen,
        Dropped,
    }

    private sealed class Item(CheckedSentence check)
    {
        public CheckedSentence Check { get; set; } = check;

        public string Text => Check.Draft.Text;

        public State State { get; set; } = State.Undecided;

        /// <summary>Why it fell; null if it did not.</summary>
        public DroppedSentence? Dropped { get; private set; }

        public void Fall(DroppedSentence reason, bool mayBeRevised) =>
            (Dropped, State) = (reason, mayBeRevised ? State.Fallen : State.Dropped);
    }
}

/// <summary>Whom to ask about the sentences that a model wrote.</summary>
/// <param name="Opinion">Judges them; null if the rules alone decide.</param>
/// <param name="Revision">Corrects those that fell; null if they stay out.</param>
internal sealed record Reviewers(SecondOpinion? Opinion = null, Revision? Revision = null);

/// <summary>The part of a second opinion in an answer.</summary>
/// <param name="Asked">The number of sentences that it was asked about.</param>
/// <param name="Missing">The sentences without a clear verdict, on which the rules alone decided.</param>
/// <param name="Failure">Why there was no opinion at all, as the end of a sentence; null if the model answered.</param>
internal sealed record OpinionSummary(int Asked, IReadOnlyList<string> Missing, string? Failure);

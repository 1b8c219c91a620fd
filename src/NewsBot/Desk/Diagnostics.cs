using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Desk.Rendering;
using NewsBot.Desk.Rendering.Charts;
using NewsBot.Llm;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Storage;
using NewsBot.Storage.Answers;
using NewsBot.Storage.Articles;
using NewsBot.Storage.Feeds;
using NewsBot.Text;

namespace NewsBot.Desk;

/// <summary>The result of a check.</summary>
public enum DiagnosticStatus
{
    /// <summary>Everything is as it should be.</summary>
    Good,

    /// <summary>The bot works, but an optional part is missing or incomplete.</summary>
    Missing,

    /// <summary>The part does not work.</summary>
    Failing,
}

/// <summary>The finding of one check.</summary>
/// <param name="Name">The part that was checked.</param>
/// <param name="Status">The state of that part.</param>
/// <param name="Detail">The finding in words, with the remedy if the state is not good.</param>
internal sealed record DiagnosticResult(string Name, DiagnosticStatus Status, string Detail);

/// <summary>Checks what the bot needs: data folder, archive, index, feeds, model, embeddings, fonts. Stores nothing.</summary>
internal sealed class Diagnostics(
    IOptions<NewsBotOptions> options, ArticleArchive archive, SearchIndex index, FeedStore feeds, AnswerLog answers,
    Fonts fonts, ModelProbe? model = null)
{
    // The greatest length of the model's reply that is shown, in UTF-16 units.
    private const int MaxModelReplyLength = 40;

    public async Task<IReadOnlyList<DiagnosticResult>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<DiagnosticResult> { CheckDataFolder() };
        if (findings[0].Status == DiagnosticStatus.Good)
        {
            findings.AddRange(await CheckArchiveAsync(cancellationToken));
            findings.Add(await CheckFeedsAsync(cancellationToken));
        }

        findings.AddRange(await CheckModelsAsync(options.Value.Model, cancellationToken));
        findings.Add(await CheckEmbeddingsAsync(findings[0].Status == DiagnosticStatus.Good, cancellationToken));
        findings.Add(CheckFonts());
        return findings;
    }

    private DiagnosticResult CheckFonts()
    {
        const string name = "pictures";
        try
        {
            return fonts.DefaultFamily is { } family
                ? new DiagnosticResult(name, DiagnosticStatus.Good, $"lettered in {family}")
                : new DiagnosticResult(
                    name, DiagnosticStatus.Missing, $"none are drawn, because no font is installed; {Fonts.InstallHint}");
        }
        catch (Exception exception)
        {
            // A native library is missing; only an attempt to list the fonts shows that.
            return new DiagnosticResult(
                name, DiagnosticStatus.Missing, $"none can be drawn: {(exception.InnerException ?? exception).Message}");
        }
    }

    private DiagnosticResult CheckDataFolder()
    {
        const string name = "data folder";
        var path = archive.Folder.Path;
        if (File.Exists(path)) return new DiagnosticResult(name, DiagnosticStatus.Failing, $"{path} is a file; give a folder");
        if (!Directory.Exists(path))
            return new DiagnosticResult(
                name, DiagnosticStatus.Missing, $"{path} is not there yet; it is made when something is first taken in");
        try
        {
            using var writing = archive.Folder.TryLockArchive();
            return new DiagnosticResult(name, DiagnosticStatus.Good, writing is null
                ? $"{path}; another process is taking articles in" : path);
        }
        catch (ArchiveException exception)
        {
            return new DiagnosticResult(name, DiagnosticStatus.Failing, exception.Message);
        }
    }

    private async Task<IReadOnlyList<DiagnosticResult>> CheckArchiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var holdings = await archive.GetStatisticsAsync(null, cancellationToken);
            if (holdings.Articles == 0)
                return [new DiagnosticResult(
                    "archive", DiagnosticStatus.Missing, "no article is held; take some in with `ingest`")];
            var (state, statistics, stories) = await index.GetStatisticsAsync(cancellationToken);
            var ratings = await answers.CountRatingsAsync(cancellationToken);
            return
            [
                new DiagnosticResult(
                    "archive", DiagnosticStatus.Good,
                        Invariant($"{holdings.Articles:N0} articles of {holdings.Outlets.Count:N0} outlets")),
                state.Behind == 0
                    ? new DiagnosticResult(
                        "index", DiagnosticStatus.Good,
                        Invariant($"{statistics.Passages:N0} passages, {(statistics.Bytes + 1023) / 1024:N0} KB"))
                    : new DiagnosticResult(
                        "index", DiagnosticStatus.Missing,
                            Invariant($"{state.Behind:N0} changes behind; another process is writing it")),
                new DiagnosticResult(
                    "stories", DiagnosticStatus.Good, Invariant($"{stories.Stories:N0} of two articles or more, ")
                    + Invariant($"{stories.WellCovered:N0} of them with independent outlets; ")
                    + Invariant($"{stories.Copies:N0} articles are copies")),
                new DiagnosticResult(
                    "ratings", DiagnosticStatus.Good,
                    Invariant($"answers rated useful: {ratings.Useful:N0}, not useful: {ratings.NotUseful:N0}")),
            ];
        }
        catch (ArchiveException exception)
        {
            return [new DiagnosticResult("archive", DiagnosticStatus.Failing, exception.Message)];
        }
    }

    // A failing feed does not make the bot fail, but the operator should learn of it here and not from missing news.
    private async Task<DiagnosticResult> CheckFeedsAsync(CancellationToken cancellationToken)
    {
        const string name = "feeds";
        const int named = 3;
        try
        {
            var all = (await feeds.ListAsync(cancellationToken)).Where(feed => feed.Community is null).ToList();
            if (all.Count == 0)
                return new DiagnosticResult(name, DiagnosticStatus.Missing, "none is followed; follow one with `feeds add`");
            var failing = all.Where(feed => feed.FailingSince is not null || feed.IsGone).ToList();
            return failing.Count == 0
                ? new DiagnosticResult(name, DiagnosticStatus.Good, Invariant($"{all.Count:N0} followed, none failing"))
                : new DiagnosticResult(
                    name, DiagnosticStatus.Missing,
                        Invariant($"{failing.Count:N0} of {all.Count:N0} failing (`feeds list` shows all): ")
                    + string.Join("; ", failing.Take(named).Select(feed => feed.Problem ?? feed.Address)));
        }
        catch (ArchiveException exception)
        {
            return new DiagnosticResult(name, DiagnosticStatus.Failing, exception.Message);
        }
    }

    private async Task<IReadOnlyList<DiagnosticResult>> CheckModelsAsync(
        ModelOptions configured, CancellationToken cancellationToken)
    {
        const string name = "language model";
        if (model is null)
            return [new DiagnosticResult(
                name, DiagnosticStatus.Missing, "none is configured (NewsBot:Model:Provider); answers are quoted")];
        var findings = await CheckModelAsync(name, model, configured, "NewsBot:Model:", cancellationToken);
        if (model.SecondOpinion is { } second)
            findings.AddRange(await CheckModelAsync(
                "second opinion", second, configured.SecondOpinion.Resolve(configured), "NewsBot:Model:SecondOpinion:",
                cancellationToken));
        return findings;
    }

    private static async Task<List<DiagnosticResult>> CheckModelAsync(
        string name, ModelProbe probe, ModelOptions configured, string section, CancellationToken cancellationToken)
    {
        var findings = new List<DiagnosticResult>();
        var modelName = $"{configured.Name} ({configured.Provider}) at {ModelClientFactory.GetDisplayAddress(configured)}";
        try
        {
            findings.Add(DescribeModel(await probe.RunAsync(cancellationToken), name, modelName));
        }
        catch (ModelException exception)
        {
            var remedy = ModelFailure.GetRemedy(exception.Message, configured)
                .Replace("NewsBot:Model:", section, StringComparison.Ordinal);
            findings.Add(new DiagnosticResult(
                name, DiagnosticStatus.Failing, $"{modelName}: {exception.Message}{(remedy.Length > 0 ? "; " : "")}{remedy}"));
        }
        catch (PromptException exception)
        {
            findings.Add(new DiagnosticResult("prompts", DiagnosticStatus.Failing, exception.Message));
        }

        var address = ModelClientFactory.GetAddress(configured);
        if (!string.IsNullOrWhiteSpace(configured.ApiKey) && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            findings.Add(new DiagnosticResult(
                $"key of the {name}", DiagnosticStatus.Missing,
                $"goes to {address.Host} unencrypted, and all passages with it; use https"));
        return findings;
    }

    private static DiagnosticResult DescribeModel(ModelProbeResult probe, string name, string modelName)
    {
        var (read, written, isEstimate) = probe.Tokens;
        var tokens = Invariant($"{read:N0} tokens read, {written:N0} written{(isEstimate ? " (estimated)" : "")}");
        if (probe.Text.Length == 0)
            return new DiagnosticResult(
                name, DiagnosticStatus.Failing,
                $"{modelName}: {ModelFailure.Nothing}; {tokens}; one that thinks for long before it writes is of no use here");
        var said = PlainText.Sanitize(probe.Text).ReplaceLineEndings(" ");
        said = said.Length > MaxModelReplyLength ? MarkupStripper.Truncate(said, MaxModelReplyLength) + "…" : said;
        var times =
            $"first word after {FormatSeconds(probe.FirstWordAfter ?? probe.TotalTime)}, all after "
                + $"{FormatSeconds(probe.TotalTime)}";
        return new DiagnosticResult(name, DiagnosticStatus.Good, $"{modelName} said “{said}”; {times}; {tokens}");
    }

    private static string FormatSeconds(TimeSpan time) => Invariant($"{time.TotalSeconds:N1} s");

    // Only configuration and progress are checked: a test call costs money, and taking articles in reports a failing model.
    private async Task<DiagnosticResult> CheckEmbeddingsAsync(bool hasFolder, CancellationToken cancellationToken)
    {
        const string name = "embeddings";
        var embeddings = options.Value.Embeddings;
        var model = embeddings.Provider == EmbeddingsProvider.Local ? $"{LocalModel.Name}, which comes with the program"
            : $"{embeddings.Name} of {embeddings.Provider}";
        if (!index.HasVectors)
            return new DiagnosticResult(
                name, DiagnosticStatus.Missing,
                    "none are configured (NewsBot:Embeddings:Provider); passages are found by their words");
        try
        {
            var counts = hasFolder ? await index.GetVectorStatisticsAsync(cancellationToken) : null;
            if (counts is null or { Passages: 0 })
                return new DiagnosticResult(
                    name, DiagnosticStatus.Good, $"{model}; not tried");
            var detail = Invariant(
                $"{model}; {counts.Vectors:N0} of {counts.Passages:N0} passages have vectors");
            return counts.Vectors + counts.Refused >= counts.Passages
                ? new DiagnosticResult(name, DiagnosticStatus.Good, detail)
                : new DiagnosticResult(
                    name, DiagnosticStatus.Missing, $"{detail}; `index stats` computes the others, and says what hinders it");
        }
        catch (ArchiveException exception)
        {
            return new DiagnosticResult(name, DiagnosticStatus.Failing, exception.Message);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

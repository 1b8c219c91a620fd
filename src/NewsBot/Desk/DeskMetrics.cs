using System.Diagnostics;
using System.Diagnostics.Metrics;
using NewsBot.Answering;
using NewsBot.Ingestion.Feeds;
using NewsBot.Storage;

namespace NewsBot.Desk;

/// <summary>
/// Publishes metrics and spans of the desk's work under the name <see cref="Name"/>. They never contain text, or the name of a
/// member or community.
/// </summary>
internal sealed class DeskMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "NewsBot";

    private readonly ActivitySource spans = new(Name);
    private readonly Counter<long> answers;
    private readonly Histogram<double> duration;
    private readonly Counter<long> dropped;
    private readonly Counter<long> tokens;
    private readonly Counter<long> refused;
    private readonly Counter<long> failedPosts;
    private readonly Counter<long> notifications;
    private readonly Counter<long> polls;
    private readonly Counter<long> storedArticles;

    /// <param name="meters">Creates the meter.</param>
    public DeskMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        answers = meter.CreateCounter<long>(
            "newsbot.answers", "{answer}", "Answers given, by outcome, writer, and whether they were remembered");
        duration = meter.CreateHistogram<double>(
            "newsbot.answer.duration", "s", "How long answers took, by stage: retrieve, write, check, total");
        dropped = meter.CreateCounter<long>(
            "newsbot.sentences.dropped", "{sentence}", "Sentences of the model's that did not stand up to the check");
        tokens = meter.CreateCounter<long>("newsbot.tokens", "{token}", "Tokens that the model read and wrote");
        refused = meter.CreateCounter<long>("newsbot.questions.refused", "{question}", "Questions that were not let in");
        failedPosts = meter.CreateCounter<long>(
            "newsbot.replies.failed", "{reply}", "Replies that could not be posted, by kind of failure");
        notifications =
            meter.CreateCounter<long>("newsbot.unasked", "{message}", "Briefs, alerts and corrections that were posted, by kind");
        polls = meter.CreateCounter<long>("newsbot.feed.polls", "{poll}", "Feeds asked for news, by whether they could be read");
        storedArticles = meter.CreateCounter<long>(
            "newsbot.feed.articles", "{article}", "Articles stored from feeds, new ones and new versions");
    }

    public void Dispose() => spans.Dispose();

    /// <summary>
    /// Starts the span of an answer; the caller disposes of it when the answer is complete. Null if nobody listens.
    /// </summary>
    internal Activity? StartAnswer() => spans.StartActivity("newsbot.ask");

    internal void RecordAnswer(Answer answer, Activity? span)
    {
        var outcome = answer.Outcome.ToString();
        answers.Add(1, new("outcome", outcome), new("writer", answer.Writer.ToString()), new("remembered", answer.IsFromCache));
        RecordDuration("retrieve", answer.Timings.Retrieve);
        RecordDuration("write", answer.Timings.Write);
        RecordDuration("check", answer.Timings.Check);
        RecordDuration("total", answer.Timings.Total);
        if (answer.Dropped.Count > 0) dropped.Add(answer.Dropped.Count);
        if (answer.Tokens.Prompt > 0) tokens.Add(answer.Tokens.Prompt, new KeyValuePair<string, object?>("direction", "read"));
        if (answer.Tokens.Answer > 0) tokens.Add(answer.Tokens.Answer, new KeyValuePair<string, object?>("direction", "written"));
        if (span is null) return;
        span.SetTag("newsbot.outcome", outcome);
        span.SetTag("newsbot.citations", answer.Citations.Count);
        span.SetTag("newsbot.dropped", answer.Dropped.Count);
        // The stages run one after another, so their spans can be created afterwards from their durations.
        var from = TimeProvider.System.GetUtcNow() - answer.Timings.Total;
        foreach (var (name, took) in
                new[] { ("retrieve", answer.Timings.Retrieve), ("write", answer.Timings.Write), ("check", answer.Timings.Check) })
        {
            using var stage = spans.StartActivity($"newsbot.{name}", ActivityKind.Internal, span.Context, startTime: from);
            stage?.SetEndTime((from += took).UtcDateTime);
        }
    }

    internal void RecordRefusal() => refused.Add(1);

    internal void RecordPostFailure(string failure) => failedPosts.Add(1, new KeyValuePair<string, object?>("failure", failure));

    internal void RecordNotification(string kind) => notifications.Add(1, new KeyValuePair<string, object?>("kind", kind));

    internal void RecordPoll(FeedPollResult feed)
    {
        polls.Add(1, new KeyValuePair<string, object?>("read", feed.IsRead));
        var stored = feed.Entries.Count(entry => entry.Stored is { Outcome: not StoreOutcome.Unchanged });
        if (stored > 0) storedArticles.Add(stored);
    }

    private void RecordDuration(string stage, TimeSpan time) =>
        duration.Record(time.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));
}

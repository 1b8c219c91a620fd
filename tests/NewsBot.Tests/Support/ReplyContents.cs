using System.Globalization;
using NewsBot.Answering;
using NewsBot.Answering.Checks;
using NewsBot.Briefing.Briefs;
using NewsBot.Briefing.Changes;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Quotes;
using NewsBot.Briefing.Summaries;
using NewsBot.Briefing.Timelines;
using NewsBot.Desk;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Commands.Ask;
using NewsBot.Desk.Commands.Briefs;
using NewsBot.Desk.Commands.Check;
using NewsBot.Desk.Commands.Compare;
using NewsBot.Desk.Commands.Coverage;
using NewsBot.Desk.Commands.Quotes;
using NewsBot.Desk.Commands.Summaries;
using NewsBot.Desk.Commands.Timelines;
using NewsBot.Desk.Commands.WhatsNew;

namespace NewsBot.Tests.Support;

/// <summary>What replies were told from, by the name of what a test expects; it fails where a reply has something else.</summary>
internal static class ReplyContents
{
    extension(Reply reply)
    {
        public Answer Answer => reply.Of<AnswerContent>().Answer;

        public CheckedMessage Check => reply.Of<CheckContent>().Message;

        public PersonQuotes Quotes => reply.Of<QuotesContent>().Quotes;

        public Summary Summary => reply.Of<SummaryContent>().Summary;

        public Brief Brief => reply.Of<BriefContent>().Brief;

        public Timeline Timeline => reply.Of<TimelineContent>().Timeline;

        public TopicComparison Comparison => reply.Of<ComparisonContent>().Comparison;

        public ChangeReport News => reply.Of<ChangesContent>().Changes;

        public CoverageStatistics Coverage => reply.Of<CoverageContent>().Coverage;

        private T Of<T>()
            where T : ReplyContent =>
            reply.Content as T ?? throw new InvalidOperationException($"not {typeof(T).Name}, but: {reply.Text}");
    }

    /// <summary>Asks a question.</summary>
    /// <param name="desk">Who is asked.</param>
    /// <param name="question">Any text.</param>
    /// <param name="asOf">The moment to answer for; null for now.</param>
    /// <param name="request">Who asks, where, and with what other options; null for nobody in particular.</param>
    public static Task<Reply> AskAsync(
        this NewsDesk desk, string question, DateTimeOffset? asOf = null, Request? request = null,
        CancellationToken cancellationToken = default)
    {
        request ??= new Request(AskCommand.Declared.Name, new Dictionary<string, string>());
        var options = new Dictionary<string, string>(request.Options) { [AskCommand.Question] = question };
        if (asOf is { } moment) options[CommonOptions.AsOfName] = moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return desk.HandleAsync(request with { Command = AskCommand.Declared.Name, Options = options }, cancellationToken);
    }

    /// <summary>Asks a question in a conversation.</summary>
    public static Task<Reply> AskInAsync(
        this NewsDesk desk, string conversation, string question, DateTimeOffset? asOf = null,
        CancellationToken cancellationToken = default) =>
        desk.AskAsync(
            question, asOf, new Request(AskCommand.Declared.Name, new Dictionary<string, string>(), conversation),
            cancellationToken);
}

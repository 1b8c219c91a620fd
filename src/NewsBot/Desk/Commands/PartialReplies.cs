using NewsBot.Answering;

namespace NewsBot.Desk.Commands;

/// <summary>Turns the progress of an answer into progress of a reply.</summary>
internal sealed class PartialReplies(IProgress<Reply> progress) : IProgress<PartialAnswer>
{
    public void Report(PartialAnswer value) => progress.Report(Reply.WithCitations(value.Text, value.Citations));
}

using NewsBot.Answering;

namespace NewsBot.Desk.Commands;

/// <summary>Turns the progress of an answer into progress of a reply.</summary>
/// <param name="progress">Receives the replies.</param>
/// <param name="question">The question to show above them; null for none.</param>
internal sealed class PartialReplies(IProgress<Reply> progress, string? question = null) : IProgress<PartialAnswer>
{
    public void Report(PartialAnswer value) =>
        progress.Report(Reply.WithCitations(value.Text, value.Citations) with { Question = question });
}

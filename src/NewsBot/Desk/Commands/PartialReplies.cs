using NewsBot.Answering;

namespace NewsBot.Desk.Commands;

/// <summary>Tells of a reply as far as its text is written.</summary>
internal sealed class PartialReplies(IProgress<Reply> progress) : IProgress<PartialAnswer>
{
    public void Report(PartialAnswer value) => progress.Report(Reply.Citing(value.Text, value.Citations));
}

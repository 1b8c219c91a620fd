using NewsBot.Desk;
using NewsBot.Desk.Rendering;

namespace NewsBot.Terminal;

/// <summary>Shows a reply on a terminal while it is written: what has come since the last time.</summary>
internal sealed class GrowingReply(TextWriter output) : IProgress<Reply>
{
    private readonly Lock gate = new();

    /// <summary>What is on the screen so far.</summary>
    public string Shown { get; private set; } = "";

    public void Report(Reply value)
    {
        var text = PlainText.Of(value.Text);
        lock (gate)
        {
            // What was shown stays shown; a reply that begins otherwise is shown whole when it is done.
            if (!text.StartsWith(Shown, StringComparison.Ordinal)) return;
            output.Write(text[Shown.Length..]);
            output.Flush();
            Shown = text;
        }
    }
}

using NewsBot.Desk;
using NewsBot.Desk.Rendering;

namespace NewsBot.Terminal;

/// <summary>Shows a reply on a terminal while it is written, by appending what is new.</summary>
internal sealed class StreamedText(TextWriter output) : IProgress<Reply>
{
    private readonly Lock gate = new();

    /// <summary>The text on the screen so far.</summary>
    public string ShownText { get; private set; } = "";

    public void Report(Reply value)
    {
        var text = PlainText.Sanitize(value.Text);
        lock (gate)
        {
            // Shown text cannot be taken back. A reply that begins differently now is shown as a whole when it is complete.
            if (!text.StartsWith(ShownText, StringComparison.Ordinal)) return;
            output.Write(text[ShownText.Length..]);
            output.Flush();
            ShownText = text;
        }
    }
}

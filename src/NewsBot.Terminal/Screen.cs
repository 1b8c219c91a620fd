using System.Text;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using Spectre.Console;
using SpectreText = Spectre.Console.Text;

namespace NewsBot.Terminal;

/// <summary>
/// Writes to the terminal or to a pipe. A terminal gets colour and wrapped lines, a pipe plain lines of any length. Results go to
/// the output, everything else to the error stream.
/// </summary>
internal sealed class Screen(TextReader input, TextWriter output, TextWriter error, bool isOutputTerminal, bool isErrorTerminal)
{
    // Created on first use: for a pipe, Spectre is not even loaded.
    private readonly Lazy<IAnsiConsole> outputConsole = new(() => CreateConsole(output));
    private readonly Lazy<IAnsiConsole> unwrapped = new(() => CreateConsole(output, width: 10_000));
    private readonly Lazy<IAnsiConsole> errorConsole = new(() => CreateConsole(error));

    public TextReader Input { get; } = input;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public bool IsTerminal => isOutputTerminal;

    /// <summary>The console that progress bars are drawn on; null if the error stream is a pipe.</summary>
    public IAnsiConsole? ProgressConsole => isErrorTerminal ? errorConsole.Value : null;

    public static Screen FromConsole()
    {
        // JSON is UTF-8 in any locale, and names in the news need it, too.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Screen(Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
    }

    /// <summary>Writes a line of the result. Nothing in the text is taken as markup or as a control sequence.</summary>
    public void WriteLine(string text = "", Style? style = null) => WriteLine(text, style, outputConsole);

    /// <summary>Writes a table of the result; in a pipe its columns are separated by tabs.</summary>
    public void WriteRows(IReadOnlyList<(string Name, string Value)> rows)
    {
        var width = rows.Max(row => row.Name.Length);
        foreach (var (name, value) in rows) WriteLine(isOutputTerminal ? $"{name.PadRight(width)}  {value}" : $"{name}\t{value}");
    }

    /// <summary>Writes a remark, which is no part of the result, to the error stream.</summary>
    public void WriteNote(string text) => Error.Write(PlainText.Sanitize(text) + "\n");

    /// <summary>Writes the reason of a failure to the error stream.</summary>
    public void WriteProblem(string text) => WriteNote($"newsbot: {text}");

    /// <summary>Creates the receiver of an unfinished reply; null if the output is a pipe.</summary>
    public StreamedText? CreateGrowingReply() => isOutputTerminal ? new StreamedText(Output) : null;

    /// <summary>Writes a reply, with a colour for each kind of line on a terminal.</summary>
    /// <param name="reply">The complete reply.</param>
    /// <param name="streamed">The receiver that has shown the beginning of the reply; null for none.</param>
    public void WriteReply(Reply reply, StreamedText? streamed = null)
    {
        var lines = ReplyText.FormatLines(reply);
        if (streamed is { ShownText.Length: > 0 })
        {
            var text = PlainText.Sanitize(reply.Text);
            var isBeginning = text.StartsWith(streamed.ShownText, StringComparison.Ordinal);
            if (isBeginning) Output.Write(text[streamed.ShownText.Length..]);
            Output.Write('\n');
            if (isBeginning) lines = [.. lines.Skip(text.Split('\n').Length)];
        }

        // An address that is broken by a wrapped line cannot be clicked, so sources are not wrapped.
        foreach (var line in lines)
            WriteLine(line.Text, GetStyle(line.Kind), line.Kind == ReplyLineKind.Source ? unwrapped : outputConsole);
    }

    private void WriteLine(string text, Style? style, Lazy<IAnsiConsole> console)
    {
        text = PlainText.Sanitize(text);
        if (isOutputTerminal) console.Value.Write(new SpectreText(text + "\n", style));
        else Output.Write(text + "\n");
    }

    private static Style GetStyle(ReplyLineKind kind) => kind switch
    {
        ReplyLineKind.Source => new Style(Color.Blue),
        ReplyLineKind.Quote => new Style(decoration: Decoration.Dim),
        ReplyLineKind.Detail => new Style(Color.Grey),
        ReplyLineKind.Notice => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    private static IAnsiConsole CreateConsole(TextWriter writer, int? width = null)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (width is not null) console.Profile.Width = width.Value;
        return console;
    }
}

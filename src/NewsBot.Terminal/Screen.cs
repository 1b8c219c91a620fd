using System.Text;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;
using Spectre.Console;
using SpectreText = Spectre.Console.Text;

namespace NewsBot.Terminal;

/// <summary>
/// What a person, or a program behind a pipe, sees. On a terminal there is colour and wrapping; behind a pipe there are
/// plain lines of any length. Results go to the output, everything else to the error stream.
/// </summary>
internal sealed class Screen(TextReader input, TextWriter output, TextWriter error, bool isOutputTerminal, bool isErrorTerminal)
{
    // Made on first use: behind a pipe Spectre is not even loaded.
    private readonly Lazy<IAnsiConsole> outputConsole = new(() => ConsoleOn(output));
    private readonly Lazy<IAnsiConsole> unwrapped = new(() => ConsoleOn(output, width: 10_000));
    private readonly Lazy<IAnsiConsole> errorConsole = new(() => ConsoleOn(error));

    public TextReader Input { get; } = input;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public bool IsTerminal => isOutputTerminal;

    /// <summary>Where a progress bar can be drawn; null behind a pipe.</summary>
    public IAnsiConsole? Bars => isErrorTerminal ? errorConsole.Value : null;

    public static Screen OfConsole()
    {
        // JSON is UTF-8 whatever the locale, and so are the names in the news.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Screen(Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
    }

    /// <summary>A line of the result. Its text is shown as it is: nothing in it is markup or obeyed by a terminal.</summary>
    public void Line(string text = "", Style? style = null) => Line(text, style, outputConsole);

    /// <summary>A table of the result; behind a pipe its columns are separated by tabs.</summary>
    public void Rows(IReadOnlyList<(string Name, string Value)> rows)
    {
        var width = rows.Max(row => row.Name.Length);
        foreach (var (name, value) in rows) Line(isOutputTerminal ? $"{name.PadRight(width)}  {value}" : $"{name}\t{value}");
    }

    /// <summary>Something on the way that is no result.</summary>
    public void Note(string text) => Error.Write(PlainText.Of(text) + "\n");

    /// <summary>Why something failed.</summary>
    public void Problem(string text) => Note($"newsbot: {text}");

    /// <summary>Where a reply can be shown while it grows; null behind a pipe.</summary>
    public GrowingReply? Growing() => isOutputTerminal ? new GrowingReply(Output) : null;

    /// <summary>A reply, its parts told apart by colour where there is any.</summary>
    /// <param name="grown">As far as it was shown while it grew.</param>
    public void Reply(Reply reply, GrowingReply? grown = null)
    {
        var lines = ReplyText.LinesOf(reply);
        if (grown is { Shown.Length: > 0 })
        {
            var text = PlainText.Of(reply.Text);
            var isBeginning = text.StartsWith(grown.Shown, StringComparison.Ordinal);
            if (isBeginning) Output.Write(text[grown.Shown.Length..]);
            Output.Write('\n');
            if (isBeginning) lines = [.. lines.Skip(text.Split('\n').Length)];
        }

        // An address that is cut by a line break cannot be clicked.
        foreach (var line in lines)
            Line(line.Text, StyleOf(line.Kind), line.Kind == ReplyLineKind.Source ? unwrapped : outputConsole);
    }

    private void Line(string text, Style? style, Lazy<IAnsiConsole> console)
    {
        text = PlainText.Of(text);
        if (isOutputTerminal) console.Value.Write(new SpectreText(text + "\n", style));
        else Output.Write(text + "\n");
    }

    private static Style StyleOf(ReplyLineKind kind) => kind switch
    {
        ReplyLineKind.Source => new Style(Color.Blue),
        ReplyLineKind.Quote => new Style(decoration: Decoration.Dim),
        ReplyLineKind.Detail => new Style(Color.Grey),
        ReplyLineKind.Notice => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    private static IAnsiConsole ConsoleOn(TextWriter writer, int? width = null)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (width is not null) console.Profile.Width = width.Value;
        return console;
    }
}

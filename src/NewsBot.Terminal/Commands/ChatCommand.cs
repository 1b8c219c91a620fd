using System.CommandLine;
using NewsBot.Archive;
using NewsBot.Desk;

namespace NewsBot.Terminal.Commands;

/// <summary>A conversation: questions with their follow-ups, and the catalogue's commands.</summary>
internal sealed class ChatCommand : TerminalCommand
{
    private const string Conversation = "terminal";

    public ChatCommand(SharedOptions shared, Screen screen)
        : base("chat", "A conversation: ask, ask on, and use the commands of the catalogue (/help lists them; /quit ends).", shared, screen)
    {
    }

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot chat",
            @"printf 'Who resigned?\nWhy?\n' | newsbot chat",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        desk.Prepare();
        if (Screen.IsTerminal && !IsJson(arguments)) Screen.Line("Ask about the news. /help lists the commands, /quit ends.");
        while (true)
        {
            if (Screen.IsTerminal) Screen.Error.Write("> ");
            // Reading a console cannot be cancelled, so it is left behind instead.
            var line = await Task.Run(Screen.Input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
            if (line is null || line.Trim() is "/quit" or "/exit") return CommandLine.Done;
            if (string.IsNullOrWhiteSpace(line)) continue;
            await ReplyAsync(desk, line, IsJson(arguments), cancellationToken);
        }
    }

    private async Task ReplyAsync(NewsDesk desk, string line, bool isJson, CancellationToken cancellationToken)
    {
        try
        {
            var growing = isJson ? null : Screen.Growing();
            var request = desk.Catalogue.Read(line.TrimStart().StartsWith('/') ? line : $"/ask {line}", Conversation);
            var reply = await desk.HandleAsync(request with { OnWaiting = OnWaiting, Progress = growing }, cancellationToken);
            if (isJson) Screen.Output.WriteLine(Json.Of(reply));
            else
            {
                Screen.Reply(reply, growing);
                Screen.Line();
            }
        }
        catch (ArchiveException exception)
        {
            // A conversation outlives one failure; the next question may find the archive free again.
            Screen.Problem(exception.Message);
        }
    }
}

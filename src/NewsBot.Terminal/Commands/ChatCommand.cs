using System.CommandLine;
using NewsBot.Desk;
using NewsBot.Storage;

namespace NewsBot.Terminal.Commands;

/// <summary>Holds a conversation: questions with follow-ups, and the catalogue's commands.</summary>
internal sealed class ChatCommand : TerminalCommand
{
    private const string Conversation = "terminal";

    private readonly Option<string?> community = CreateCommunityOption();

    public ChatCommand(SharedOptions shared, Screen screen)
        : base("chat", "A conversation: ask, ask on, and use the commands of the catalogue (/help lists them; /quit ends).",
            shared, screen) =>
        Options.Add(community);

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot chat",
            @"printf 'Who resigned?\nWhy?\n' | newsbot chat",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            await desk.PrepareAsync(OnWaiting, cancellationToken);
        }
        catch (ArchiveException)
        {
            // Each question tries again and reports the problem.
        }

        var isJson = IsJson(arguments);
        if (Screen.IsTerminal && !isJson) Screen.WriteLine("Ask about the news. /help lists the commands, /quit ends.");
        while (true)
        {
            if (Screen.IsTerminal) Screen.Error.Write("> ");
            // Reading a console cannot be cancelled, so a pending read is abandoned.
            var line = await Task.Run(Screen.Input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
            if (line is null || line.Trim() is "/quit" or "/exit") return CommandLine.Done;
            // A script expects a reply for each line, also for an empty one.
            if (string.IsNullOrWhiteSpace(line) && !isJson) continue;
            await ReplyAsync(desk, line, arguments.GetValue(community), isJson, cancellationToken);
        }
    }

    // Conversations are stored, so each community has its own: a follow-up must not refer to what was said in another.
    private static string GetConversationName(string? community) =>
        community is null ? Conversation : $"{Conversation} in {community}";

    private async Task ReplyAsync(
        NewsDesk desk, string line, string? communityName, bool isJson, CancellationToken cancellationToken)
    {
        var streamed = isJson ? null : Screen.CreateGrowingReply();
        try
        {
            var request =
                desk.Catalogue.ParseLine(line.TrimStart().StartsWith('/') ? line
                    : $"/ask {line}", GetConversationName(communityName));
            if (desk.Catalogue.Find(request.Command) is { IsQuestion: true })
                await desk.PrepareAsync(OnWaiting, cancellationToken);
            var reply =
                await desk.HandleAsync(
                    request with { Community = communityName, IsTextOnly = true, Progress = streamed }, cancellationToken);
            if (isJson) Screen.Output.WriteLine(Json.FormatReplyLine(reply));
            else
            {
                Screen.WriteReply(reply, streamed);
                Screen.WriteLine();
            }
        }
        // A failure does not end the conversation; the next question may find the archive free again.
        catch (ArchiveException exception)
        {
            ReportFailure(exception.Message, exception.Message, isJson);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            ReportFailure("this failed, and should not have; the error stream says more",
                $"this should not have happened: {exception}", isJson);
        }
    }

    private void ReportFailure(string reply, string problem, bool isJson)
    {
        Screen.WriteProblem(problem);
        if (isJson) Screen.Output.WriteLine(Json.FormatReplyLine(Reply.UsageError(reply)));
    }
}

using System.CommandLine;
using Microsoft.Extensions.Options;
using NewsBot.Desk;
using NewsBot.Evaluation;
using NewsBot.Llm;
using NewsBot.Storage;

namespace NewsBot.Terminal.Commands;

/// <summary>A command with the desk behind it; what goes wrong becomes one line and an exit status.</summary>
internal abstract class TerminalCommand : System.CommandLine.Command
{
    private readonly SharedOptions shared;

    protected TerminalCommand(string name, string description, SharedOptions shared, Screen screen)
        : base(name, description)
    {
        this.shared = shared;
        Screen = screen;
        SetAction(RunGuardedAsync);
    }

    /// <summary>How it is used, each as typed; told with its help.</summary>
    public virtual IReadOnlyList<string> Examples => [];

    protected Screen Screen { get; }

    /// <summary>Told once when another process has the data folder.</summary>
    protected Action OnWaiting => () => Screen.Note("another process is taking articles in; waiting for it to finish");

    /// <summary>An argument of one or more words, of which none is an option that does not exist.</summary>
    protected static Argument<string[]> Words(string name, string description)
    {
        var words = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        words.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => LooksLikeAnOption(token.Value)))
                result.AddError($"there is no option {token.Value}");
        });
        return words;
    }

    /// <summary>For a look at what a community sees. Without it, what is private to any is not seen.</summary>
    protected static Option<string?> CommunityOption()
    {
        var option = new Option<string?>("--community")
        {
            Description = "Ask as this community does: see also what is private to it",
            HelpName = "NAME",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError("--community needs the name of one");
        });
        return option;
    }

    /// <summary>For a picture of what is told.</summary>
    protected static Option<string?> PictureOption() =>
        new("--picture") { Description = "Write the picture there, as a PNG", HelpName = "FILE.png" };

    protected abstract Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken);

    /// <summary>Has the desk's command of the same name carried out, and shows what comes of it.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="arguments">Say whether it is to be JSON.</param>
    /// <param name="options">What the command's options are given as; null for those that are not given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="picture">The file that its picture is written to; null for none, then it is not drawn.</param>
    protected async Task<int> CarryOutAsync(
        NewsDesk desk, ParseResult arguments, IReadOnlyDictionary<string, string?> options,
        CancellationToken cancellationToken, string? picture = null)
    {
        if (picture is not null && string.IsNullOrWhiteSpace(picture)) return WrongUsage("--picture needs the name of a file");
        var given = options.Where(option => option.Value is not null).ToDictionary(option => option.Key, option => option.Value!);
        var reply =
            await desk.HandleAsync(
                new Request(Name, given) { OnWaiting = OnWaiting, IsTextOnly = picture is null }, cancellationToken);
        if (reply.IsUsageError) return WrongUsage(reply.Text);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.Indent(Json.DocumentOf(reply)));
        else Screen.Reply(reply);
        return picture is null ? CommandLine.Done : await WriteAsync(reply, picture, cancellationToken);
    }

    protected bool IsJson(ParseResult arguments) => arguments.GetValue(shared.Json);

    protected int WrongUsage(string problem)
    {
        Screen.Problem(problem);
        return CommandLine.WrongUsage;
    }

    // A question in quotation marks has a space in it, and a file that is named like this can be given as ./--name.
    private static bool LooksLikeAnOption(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2
            && word.Skip(2).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '=');

    private async Task<int> WriteAsync(Reply reply, string picture, CancellationToken cancellationToken)
    {
        if (reply.Files.Count == 0)
        {
            Screen.Problem($"there is no picture of this, so {picture} was not written");
            return CommandLine.Failed;
        }

        OutputFile.EnsureReplaceable(picture, "\u0089PNG", "a PNG");
        await using var file = new FileStream(picture, FileMode.Create);
        await file.WriteAsync(reply.Files[0].Content, cancellationToken);
        return CommandLine.Done;
    }

    private async Task<int> RunGuardedAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            if (arguments.GetValue(shared.Data) is { } data && string.IsNullOrWhiteSpace(data))
                return WrongUsage("--data needs the name of a folder");
            using var host = await DeskHost.StartAsync(arguments.GetValue(shared.Data), Screen, cancellationToken);
            return await RunAsync(DeskHost.DeskOf(host), arguments, cancellationToken);
        }
        catch (OptionsValidationException exception)
        {
            foreach (var failure in exception.Failures) Screen.Problem(failure);
        }
        catch (Exception exception) when (exception is ArchiveException or QuestionFileException or PromptException)
        {
            Screen.Problem(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Screen.Problem(exception.InnerException is null ? exception.Message
                : $"{exception.Message} {exception.InnerException.Message}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Screen.Problem("stopped; what was stored is safe");
        }
        catch (Exception exception)
        {
            // A fault of the program itself: whoever mends it needs the place, and nobody else what a library says of it.
            Screen.Problem(
                $"this should not have happened; please report it with these lines: "
                    + $"{exception.GetType().Name}\n{exception.StackTrace}");
        }

        return CommandLine.Failed;
    }
}

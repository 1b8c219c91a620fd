using System.CommandLine;
using Microsoft.Extensions.Options;
using NewsBot.Desk;
using NewsBot.Evaluation;
using NewsBot.Llm;
using NewsBot.Storage;

namespace NewsBot.Terminal.Commands;

/// <summary>A command that uses the desk. An exception becomes one line on the error stream and an exit status.</summary>
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

    /// <summary>Examples of its use, as they are typed; shown with its help.</summary>
    public virtual IReadOnlyList<string> Examples => [];

    protected Screen Screen { get; }

    /// <summary>Called once when another process has locked the data folder.</summary>
    protected Action OnWaiting => () => Screen.WriteNote("another process is taking articles in; waiting for it to finish");

    /// <summary>Creates an argument of one or more words. A word that looks like an option is an error.</summary>
    protected static Argument<string[]> CreateWordsArgument(string name, string description)
    {
        var words = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        words.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => LooksLikeAnOption(token.Value)))
                result.AddError($"there is no option {token.Value}");
        });
        return words;
    }

    /// <summary>
    /// Creates the option that shows what a community sees. Without it, private articles of communities are not used.
    /// </summary>
    protected static Option<string?> CreateCommunityOption()
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

    protected abstract Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken);

    protected bool IsJson(ParseResult arguments) => arguments.GetValue(shared.Json);

    protected int ReportWrongUsage(string problem)
    {
        Screen.WriteProblem(problem);
        return CommandLine.WrongUsage;
    }

    // A question in quotation marks contains a space, and a file with such a name can be given as ./--name.
    private static bool LooksLikeAnOption(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2
            && (word.Skip(2).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '=')
                // As the bot takes its configuration; here it is read from variables and appsettings.json.
                || word.StartsWith("--NewsBot:", StringComparison.OrdinalIgnoreCase));

    private async Task<int> RunGuardedAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            if (arguments.GetValue(shared.Data) is { } data && string.IsNullOrWhiteSpace(data))
                return ReportWrongUsage("--data needs the name of a folder");
            using var host = await DeskHost.StartAsync(arguments.GetValue(shared.Data), Screen, cancellationToken);
            return await RunAsync(DeskHost.GetDesk(host), arguments, cancellationToken);
        }
        catch (OptionsValidationException exception)
        {
            foreach (var failure in exception.Failures) Screen.WriteProblem(failure);
        }
        catch (Exception exception) when (exception is ArchiveException or RowFileException or PromptException)
        {
            Screen.WriteProblem(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Screen.WriteProblem(exception.InnerException is null ? exception.Message
                : $"{exception.Message} {exception.InnerException.Message}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Screen.WriteProblem("stopped; what was stored is safe");
        }
        catch (Exception exception)
        {
            // This is a fault of the program. Its developers need the stack trace; the message of a library helps nobody else.
            Screen.WriteProblem(
                "this should not have happened; please report it with these lines: "
                    + $"{exception.GetType().Name}\n{exception.StackTrace}");
        }

        return CommandLine.Failed;
    }
}

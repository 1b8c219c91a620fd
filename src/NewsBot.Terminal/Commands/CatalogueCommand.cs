using System.CommandLine;
using NewsBot.Desk;
using NewsBot.Desk.Commands;

namespace NewsBot.Terminal.Commands;

/// <summary>
/// A command of the catalogue on the command line. Its first option takes the words after the name; the others become options
/// with the same names.
/// </summary>
internal sealed class CatalogueCommand : TerminalCommand
{
    private readonly bool isQuestion;
    private readonly List<(string Name, Func<ParseResult, string?> Read)> options = [];
    private readonly Option<string?> community = CreateCommunityOption();
    private readonly Option<string?> picture =
        new("--picture") { Description = "Write the picture there, as a PNG", HelpName = "FILE.png" };

    public CatalogueCommand(CommandDeclaration declaration, SharedOptions shared, Screen screen)
        : base(declaration.Name, $"{declaration.Description}.", shared, screen)
    {
        isQuestion = declaration.IsQuestion;
        foreach (var (index, option) in declaration.Options.Index())
        {
            if (option.IsOnlyForMembers) continue;
            if (index == 0) AddWords(option);
            else if (option.Type == OptionType.Flag) AddFlag(option);
            else AddOption(option);
        }

        Options.Add(community);
        if (declaration.HasPicture) Options.Add(picture);
        Examples = CatalogueExamples.Create(declaration);
    }

    public override IReadOnlyList<string> Examples { get; }

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var pictureFile = arguments.GetValue(picture);
        if (pictureFile is not null && string.IsNullOrWhiteSpace(pictureFile))
            return ReportWrongUsage("--picture needs the name of a file");
        var given = new Dictionary<string, string>();
        foreach (var (name, read) in options)
            if (read(arguments) is { } value) given.TryAdd(name, value);
        var streamed = IsJson(arguments) ? null : Screen.CreateGrowingReply();
        var request = new Request(Name, given)
        {
            Community = arguments.GetValue(community),
            Progress = streamed,
            IsTextOnly = pictureFile is null,
        };
        if (desk.Catalogue.FindProblem(request) is { } problem) return ReportWrongUsage(problem.Text);
        if (isQuestion) await desk.PrepareAsync(OnWaiting, cancellationToken);
        var reply = await desk.HandleAsync(request, cancellationToken);
        if (reply.IsUsageError) return ReportWrongUsage(reply.Text);
        if (IsJson(arguments)) Screen.Output.WriteLine(Json.FormatIndented(Json.CreateDocument(reply)));
        else Screen.WriteReply(reply, streamed);
        return pictureFile is null ? CommandLine.Done : await WritePictureAsync(reply, pictureFile, cancellationToken);
    }

    private void AddWords(CommandOption option)
    {
        var marks = option.Choices.Count > 0 ? "" : "; quotation marks may be left out";
        var words = CreateWordsArgument(option.Name.ToUpperInvariant(), FormatDescription(option) + marks);
        if (!option.IsRequired) words.Arity = ArgumentArity.ZeroOrMore;
        Arguments.Add(words);
        options.Add(
            (option.Name, arguments => arguments.GetValue(words) is { Length: > 0 } given ? string.Join(' ', given) : null));
    }

    private void AddFlag(CommandOption option)
    {
        var flag = new Option<bool>(CatalogueExamples.FormatName(option)) { Description = FormatDescription(option) };
        Options.Add(flag);
        options.Add((option.Name, arguments => arguments.GetValue(flag) ? "yes" : null));
    }

    private void AddOption(CommandOption option)
    {
        var name = CatalogueExamples.FormatName(option);
        var added = new Option<string?>(name)
        {
            Description = FormatDescription(option),
            HelpName = option.Choices.Count > 0 ? string.Join('|', option.Choices)
                : option.Type == OptionType.Date ? "DATE" : option.Name.ToUpperInvariant(),
        };
        added.Validators.Add(result =>
        {
            var value = result.Tokens is [var token, ..] ? token.Value : "";
            if (option.Type == OptionType.Date && !DateInput.TryParse(value, out _))
                result.AddError($"{name}: {DateInput.FormatProblem(value)}");
            if (option.Choices.Count > 0 && !option.Choices.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase))
                result.AddError($"{name}: '{value}' is none of {string.Join(", ", option.Choices)}");
        });
        Options.Add(added);
        options.Add((option.Name, arguments => arguments.GetValue(added)));
        foreach (var choice in option.Choices)
        {
            var flag = new Option<bool>($"--{choice}") { Description = $"The same as {name} {choice}" };
            Options.Add(flag);
            options.Add((option.Name, arguments => arguments.GetValue(flag) ? choice : null));
        }
    }

    // A description of choices begins with one of them, which must not be capitalised.
    private static string FormatDescription(CommandOption option) => option.Choices.Count > 0 ? option.Description
        : char.ToUpperInvariant(option.Description[0]) + option.Description[1..];

    private async Task<int> WritePictureAsync(Reply reply, string picture, CancellationToken cancellationToken)
    {
        if (reply.Files.Count == 0)
        {
            Screen.WriteProblem($"there is no picture of this, so {picture} was not written");
            return CommandLine.Failed;
        }

        OutputFile.EnsureReplaceable(picture, "\u0089PNG", "a PNG");
        await using var file = new FileStream(picture, FileMode.Create);
        await file.WriteAsync(reply.Files[0].Content, cancellationToken);
        return CommandLine.Done;
    }
}

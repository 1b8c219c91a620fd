using System.CommandLine;
using NewsBot.Articles;
using NewsBot.Desk;
using NewsBot.Desk.Rendering;

namespace NewsBot.Terminal.Commands;

/// <summary>Shows the articles in files and pages without storing them.</summary>
internal sealed class ReadCommand : TerminalCommand
{
    private readonly Argument<string[]> inputs =
        CreateWordsArgument("FILE_OR_URL", "Pages and other files of articles, and folders of them");

    public ReadCommand(SharedOptions shared, Screen screen)
        : base("read", "Shows the article in a page or file without taking it in; with --json one line a page.", shared,
            screen) =>
        Arguments.Add(inputs);

    public override IReadOnlyList<string> Examples { get; } =
        [
            "newsbot read page.html",
            "newsbot read ./pages --json",
        ];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var (articles, failures) = (0, 0);
        await foreach (var result in desk.Coverage.ReadAsync(arguments.GetRequiredValue(inputs), cancellationToken))
        {
            if (result.Article is null) failures++;
            else articles++;
            if (IsJson(arguments)) Screen.Output.WriteLine(Json.Format(result));
            else if (result.Article is null) Screen.WriteProblem($"{result.Input}: {result.Error}");
            else Show(result.Input, result.Article, isFirst: articles == 1);
        }

        return articles == 0 && failures > 0 ? CommandLine.Failed : CommandLine.Done;
    }

    private void Show(string input, Article article, bool isFirst)
    {
        if (!isFirst) Screen.WriteLine();
        Screen.WriteRows(
        [
            ("input", input), ("title", article.Title), ("outlet", article.Outlet ?? "-"), ("author", article.Author ?? "-"),
            ("published", ReplyText.FormatDay(article.Published)), ("url", article.Url ?? "-"),
        ]);
        Screen.WriteLine();
        Screen.WriteLine(article.Body);
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using NewsBot.Desk;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Rendering;

namespace NewsBot.Terminal.Commands;

/// <summary>Shows what outlets changed after publishing it, and which answers had cited it.</summary>
internal sealed class ChangesCommand : TerminalCommand
{
    private const int MaxChanges = 50;

    private readonly Option<string?> since = new("--since")
    {
        Description = "Only what was taken in, and answers given, from that day or instant on (UTC)",
        HelpName = "DATE",
    };

    public ChangesCommand(SharedOptions shared, Screen screen)
        : base("changes",
            "What outlets changed or corrected after publishing it, sentence by sentence, and which answers had cited it.",
                shared, screen) =>
        Options.Add(since);

    public override IReadOnlyList<string> Examples { get; } = ["newsbot changes", "newsbot changes --since 2025-10-03"];

    protected override async Task<int> RunAsync(NewsDesk desk, ParseResult arguments, CancellationToken cancellationToken)
    {
        var given = arguments.GetValue(since);
        if (!DateInput.TryParseStart(given, out var moment))
            return ReportWrongUsage($"--since: {DateInput.FormatProblem(given!)}");
        var changes = await desk.Coverage.ListChangesAsync(moment, MaxChanges, null, cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(FormatJson(changes));
        else Show(changes);
        return CommandLine.Done;
    }

    private void Show(CoverageChanges changes)
    {
        if (changes.Updates.Count == 0) Screen.WriteLine("nothing that is held was changed by its outlet");
        foreach (var update in changes.Updates)
        {
            Screen.WriteLine(
                $"{(update.Correction is null ? "updated" : "corrected")}: {ReplyText.FormatReference(update.Article)} (version "
                    + $"{Numbers.Format(update.Article.Version)})");
            if (update.PreviousTitle != update.Article.Title) Screen.WriteLine($"  headline before: {update.PreviousTitle}");
            foreach (var sentence in update.ChangedSentences)
            {
                if (sentence.Before is not null) Screen.WriteLine($"  - {ToOneLine(sentence.Before)}");
                if (sentence.After is not null) Screen.WriteLine($"  + {ToOneLine(sentence.After)}");
            }
        }

        if (changes.Citations.Count > 0) Screen.WriteLine();
        foreach (var citation in changes.Citations)
        {
            Screen.WriteLine(
                $"cited before: “{citation.Question}” [{citation.Number}], answered {ReplyText.FormatDay(citation.Given)}, from "
                    + $"{citation.Article.OutletName}");
            Screen.WriteLine($"  - {ToOneLine(citation.Before)}");
            Screen.WriteLine(citation.After is null ? "  (gone)" : $"  + {ToOneLine(citation.After)}");
        }
    }

    private static string ToOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string FormatJson(CoverageChanges changes) => Json.FormatIndented(new JsonObject
    {
        ["updates"] = JsonFields.Array(changes.Updates.Select(update => new JsonObject
        {
            ["article_id"] = update.Article.Id,
            ["version"] = update.Article.Version,
            ["title"] = update.Article.Title,
            ["title_before"] = update.PreviousTitle,
            ["outlet"] = update.Article.Outlet,
            ["url"] = update.Article.Url,
            ["taken"] = update.IngestedAt,
            ["correction"] = update.Correction,
            ["sentences"] =
                JsonFields.Array(
                    update.ChangedSentences.Select(sentence =>
                        new JsonObject { ["before"] = sentence.Before, ["after"] = sentence.After })),
        })),
        ["citations"] = JsonFields.Array(changes.Citations.Select(citation => new JsonObject
        {
            ["question"] = citation.Question,
            ["conversation"] = citation.Conversation,
            ["answered"] = citation.Given,
            ["n"] = citation.Number,
            ["article_id"] = citation.Article.Id,
            ["version"] = citation.Article.Version,
            ["before"] = citation.Before,
            ["after"] = citation.After,
            ["correction"] = citation.Correction,
        })),
    });
}

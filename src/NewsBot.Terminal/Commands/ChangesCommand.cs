using System.CommandLine;
using System.Text.Json.Nodes;
using NewsBot.Desk;
using NewsBot.Desk.Commands;
using NewsBot.Desk.Rendering;

namespace NewsBot.Terminal.Commands;

/// <summary>Shows what outlets changed after publishing it, and which answers had cited it.</summary>
internal sealed class ChangesCommand : TerminalCommand
{
    private const int Most = 50;

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
        if (!DateInput.TryReadStart(given, out var moment)) return WrongUsage($"--since: {DateInput.Problem(given!)}");
        var changes = await desk.Coverage.ChangesAsync(moment, Most, null, cancellationToken);
        if (IsJson(arguments)) Screen.Output.WriteLine(JsonOf(changes));
        else Show(changes);
        return CommandLine.Done;
    }

    private void Show(CoverageChanges changes)
    {
        if (changes.Updates.Count == 0) Screen.Line("nothing that is held was changed by its outlet");
        foreach (var update in changes.Updates)
        {
            Screen.Line(
                $"{(update.Correction is null ? "updated" : "corrected")}: {ReplyText.Reference(update.Article)} (version "
                    + $"{Numbers.Text(update.Article.Version)})");
            if (update.TitleBefore != update.Article.Title) Screen.Line($"  headline before: {update.TitleBefore}");
            foreach (var sentence in update.Sentences)
            {
                if (sentence.Before is not null) Screen.Line($"  - {OneLine(sentence.Before)}");
                if (sentence.After is not null) Screen.Line($"  + {OneLine(sentence.After)}");
            }
        }

        if (changes.Citations.Count > 0) Screen.Line();
        foreach (var citation in changes.Citations)
        {
            Screen.Line(
                $"cited before: “{citation.Question}” [{citation.Number}], answered {ReplyText.Day(citation.Given)}, from "
                    + $"{citation.Article.Outlet ?? "unknown outlet"}");
            Screen.Line($"  - {OneLine(citation.Before)}");
            Screen.Line(citation.After is null ? "  (gone)" : $"  + {OneLine(citation.After)}");
        }
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string JsonOf(CoverageChanges changes) => Json.Indent(new JsonObject
    {
        ["updates"] = JsonFields.Array(changes.Updates.Select(update => new JsonObject
        {
            ["article_id"] = update.Article.Id,
            ["version"] = update.Article.Version,
            ["title"] = update.Article.Title,
            ["title_before"] = update.TitleBefore,
            ["outlet"] = update.Article.Outlet,
            ["url"] = update.Article.Url,
            ["taken"] = update.Taken,
            ["correction"] = update.Correction,
            ["sentences"] =
                JsonFields.Array(
                    update.Sentences.Select(sentence =>
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

using System.Text;
using NewsBot.Answering;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Differences;
using NewsBot.Desk.Rendering;
using NewsBot.Text;

namespace NewsBot.Desk.Commands.Compare;

/// <summary>Formats a comparison: a line for each outlet and each difference.</summary>
internal static class ComparisonText
{
    private const int MaxListed = 10;

    // Longer sentences are cut; the source below the text has the whole sentence.
    private const int MaxSentenceLength = 320;

    public static string Format(TopicComparison comparison)
    {
        var topic = comparison.Topic;
        if (TopicText.FindProblem(topic, "/compare Merrow Dam evacuees") is { } problem) return problem;
        if (comparison.Outlets.Count == 0)
            return $"{TopicText.Count(topic.Articles.Count, "article")} bear on {TopicText.Quote(topic.Topic)}, but no "
                + "sentence of them can be quoted by itself.";
        var text = new StringBuilder();
        foreach (var view in comparison.Outlets) AppendLine(text, FormatOutlet(view, comparison.Citations));
        if (comparison.MoreOutlets.Count > 0) AppendLine(text, $"Also about it: {FormatList(comparison.MoreOutlets)}.");
        AppendFacts(text, "They differ in:", comparison.Differences.Where(fact => fact.Kind == DifferenceKind.Disagreement),
            comparison.Citations);
        AppendFacts(text, "Told otherwise later:", comparison.Differences.Where(fact => fact.Kind == DifferenceKind.Update),
            comparison.Citations);
        AppendFacts(text, "Corrected:", comparison.Differences.Where(fact => fact.Kind == DifferenceKind.Correction),
            comparison.Citations);
        if (comparison.Quotes.Count > 0) AppendLine(text, "\nQuoted in other words:");
        foreach (var quote in comparison.Quotes)
        {
            var versions = quote.Versions.Select(version =>
                $"“{PlainText.SanitizeLine(FootnoteMarks.Remove(version.Words), MaxSentenceLength)}” "
                    + $"({string.Join(", ", version.Outlets)}) [{version.Citation}]");
            AppendLine(text, $"- {quote.Speaker}: {string.Join(" / ", versions)}");
        }

        if (comparison.SilentOutlets.Count > 0) AppendLine(text, $"\nNot in: {FormatList(comparison.SilentOutlets)}.");
        return text.ToString();
    }

    /// <summary>Formats the notices of a comparison.</summary>
    public static IEnumerable<string> FormatNotices(TopicComparison comparison)
    {
        if (comparison.Outlets.Count == 0) yield break;
        if (comparison.Topic.Articles.Count == 1)
            yield return "Only one article bears on this, so there is nothing to compare it with.";
        else if (comparison.Outlets.Count == 1)
            yield return "Only one outlet tells of this by itself, so there is nothing to compare it with.";
        else if (comparison.Differences.Count + comparison.Quotes.Count == 0)
            yield return "No number, date or name was found that they give differently.";
        if (comparison.SilentOutlets.Count > 0)
            yield return "“Not in” are outlets of which articles from those days are held, but none about this.";
        foreach (var notice in TopicText.FormatNotices(comparison.Topic)) yield return notice;
    }

    private static void AppendFacts(
        StringBuilder text, string heading, IEnumerable<ComparedFact> facts, IReadOnlyList<Citation> citations)
    {
        var listed = facts.ToList();
        if (listed.Count > 0) AppendLine(text, $"\n{heading}");
        foreach (var fact in listed) AppendLine(text, $"- {FactText.Format(fact, citations)}");
    }

    private static string FormatOutlet(OutletView view, IReadOnlyList<Citation> citations)
    {
        var also = view.AlsoIn.Count == 0 ? "" : $" (also in {string.Join(", ", view.AlsoIn)})";
        var sentences = view.Citations.Select(number =>
            $"{PlainText.SanitizeLine(citations[number - 1].DisplayText, MaxSentenceLength)} [{number}]");
        return $"{view.Outlet ?? "Unknown outlet"}{also}: {string.Join(' ', sentences)}";
    }

    private static string FormatList(IReadOnlyList<string> names) =>
        names.Count <= MaxListed ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MaxListed))} and {names.Count - MaxListed} more";

    private static void AppendLine(StringBuilder text, string line)
    {
        if (text.Length > 0) text.Append('\n');
        text.Append(line);
    }
}

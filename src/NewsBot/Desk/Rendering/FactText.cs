using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Differences;
using NewsBot.Text;

namespace NewsBot.Desk.Rendering;

/// <summary>Formats a fact that outlets report differently, for readers and for programs.</summary>
internal static class FactText
{
    /// <summary>
    /// Formats a difference: "people evacuated: 1,340 people (The Harbour Post) [1] / About 1,600 people (The Ostrane Ledger)
    /// [2]". Days are added if they differ.
    /// </summary>
    /// <param name="fact">The difference.</param>
    /// <param name="citations">The citations that its numbers point to.</param>
    public static string Format(ComparedFact fact, IReadOnlyList<Citation> citations)
    {
        var days = fact.Values.Select(value => ReplyText.FormatDay(citations[value.Citations[0] - 1].Article.Published)).ToList();
        var isOneDay = days.Distinct().Count() == 1;
        var values = fact.Values.Select((value, i) =>
            $"{FootnoteMarks.Remove(value.Text)} ({string.Join(", ", value.Outlets)}{(isOneDay ? "" : $", {days[i]}")}) "
                + $"{string.Concat(value.Citations.Select(number => $"[{number}]"))}");
        return $"{fact.Subject}: {string.Join(fact.Kind == DifferenceKind.Disagreement ? " / " : " → ", values)}";
    }

    public static JsonObject ToJson(ComparedFact fact) => new()
    {
        ["kind"] = fact.Kind.ToString(),
        ["fact"] = fact.Fact.ToString(),
        ["about"] = fact.Subject,
        ["values"] = JsonFields.Array(fact.Values.Select(value => new JsonObject
        {
            ["text"] = value.Text,
            ["outlets"] = JsonFields.Strings(value.Outlets),
            ["n"] = JsonFields.Numbers(value.Citations),
        })),
    };
}

using System.Text.Json.Nodes;
using NewsBot.Answering;
using NewsBot.Briefing;
using NewsBot.Briefing.Briefs;
using NewsBot.Briefing.Changes;
using NewsBot.Briefing.Comparisons;
using NewsBot.Briefing.Coverage;
using NewsBot.Briefing.Quotes;
using NewsBot.Briefing.Summaries;
using NewsBot.Briefing.Timelines;

namespace NewsBot.Terminal;

// What the briefing commands tell.
internal static partial class Json
{
    private static JsonObject Fields(PersonQuotes quotes, IReadOnlyList<string> notices) => new()
    {
        ["asked"] = quotes.Asked,
        ["topic"] = quotes.Topic,
        ["as_of"] = quotes.AsOf,
        ["outcome"] = quotes.Outcome.ToString(),
        ["person"] = quotes.Person,
        ["quotes"] = Array(quotes.Quotes.Select(quote => new JsonObject
        {
            ["speaker"] = quote.Speaker,
            ["words"] = Array(quote.Words.Select(words => JsonValue.Create(words))),
            ["n"] = quote.Citation,
            ["also_in"] = Array(quote.AlsoIn.Select(outlet => JsonValue.Create(outlet))),
        })),
        ["more"] = quotes.More,
        ["others"] = Array(quotes.Others.Select(other => new JsonObject { ["name"] = other.Name, ["quotes"] = other.Quotes })),
        ["nearest"] = Array(quotes.Nearest.Select(name => JsonValue.Create(name))),
        ["citations"] = Array(quotes.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    };

    private static JsonObject Fields(Brief brief, IReadOnlyList<string> notices) => new()
    {
        ["since"] = brief.Since,
        ["until"] = brief.Until,
        ["outcome"] = brief.Outcome.ToString(),
        ["older"] = brief.IsOlder,
        ["stories"] = Array(brief.Stories.Select(story => new JsonObject
        {
            ["n"] = story.Citation,
            ["outlets"] = story.Outlets,
            ["news"] = story.News.ToString(),
        })),
        ["left_out"] = brief.LeftOut,
        ["citations"] = Array(brief.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    };

    private static JsonObject Fields(Summary summary, IReadOnlyList<string> notices) => new()
    {
        ["topic"] = summary.Topic.Topic,
        ["as_of"] = summary.Topic.AsOf,
        ["outcome"] = summary.Topic.Outcome.ToString(),
        ["text"] = summary.Text,
        ["disputed"] = summary.Disputed is null ? null : new JsonObject
        {
            ["about"] = summary.Disputed,
            ["values"] =
                Array(summary.Values.Select(value =>
                    new JsonObject { ["text"] = value.Text, ["outlet"] = value.Outlet, ["n"] = value.Citation })),
        },
        ["open"] = Array(summary.Open.Select(number => JsonValue.Create(number))),
        ["articles"] = summary.Topic.Articles.Count,
        ["nearest"] = Array(summary.Topic.Nearest.Select(Fields)),
        ["citations"] = Array(summary.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["dropped"] = Array(summary.Dropped.Select(dropped => new JsonObject { ["text"] = dropped.Text, ["why"] = dropped.Why })),
        ["writer"] = summary.Writer == WrittenBy.Model ? "model" : "quotes",
        ["why_quoted"] = summary.WhyQuoted,
        ["tokens"] =
            new JsonObject { ["prompt"] = summary.Tokens.Prompt, ["answer"] = summary.Tokens.Answer,
                ["estimated"] = summary.Tokens.IsEstimate },
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    };

    private static JsonObject Fields(Timeline timeline, IReadOnlyList<string> notices) => new()
    {
        ["topic"] = timeline.Topic.Topic,
        ["as_of"] = timeline.Topic.AsOf,
        ["outcome"] = timeline.Topic.Outcome.ToString(),
        ["events"] = Array(timeline.Events.Select(told => new JsonObject
        {
            ["first"] = Day(told.Date.First),
            ["last"] = Day(told.Date.Last),
            ["sureness"] = told.Date.Sureness.ToString(),
            ["planned"] = told.IsPlanned,
            ["n"] = told.Citation,
        })),
        ["articles"] = timeline.Topic.Articles.Count,
        ["left_out"] = timeline.LeftOut,
        ["nearest"] = Array(timeline.Topic.Nearest.Select(Fields)),
        ["citations"] = Array(timeline.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    };

    private static JsonObject Fields(TopicComparison comparison, IReadOnlyList<string> notices) => new()
    {
        ["topic"] = comparison.Topic.Topic,
        ["as_of"] = comparison.Topic.AsOf,
        ["outcome"] = comparison.Topic.Outcome.ToString(),
        ["articles"] = comparison.Topic.Articles.Count,
        ["outlets"] = Array(comparison.Outlets.Select(view => new JsonObject
        {
            ["outlet"] = view.Outlet,
            ["also_in"] = Strings(view.AlsoIn),
            ["n"] = Array(view.Citations.Select(number => JsonValue.Create(number))),
        })),
        ["more_outlets"] = Strings(comparison.MoreOutlets),
        ["differences"] = Array(comparison.Differences.Select(Fields)),
        ["quotes"] = Array(comparison.Quotes.Select(quote => new JsonObject
        {
            ["speaker"] = quote.Speaker,
            ["versions"] = Array(quote.Versions.Select(version => new JsonObject
            {
                ["words"] = version.Words,
                ["outlets"] = Strings(version.Outlets),
                ["n"] = version.Citation,
            })),
        })),
        ["not_in"] = Strings(comparison.NotIn),
        ["nearest"] = Array(comparison.Topic.Nearest.Select(Fields)),
        ["citations"] = Array(comparison.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Strings(notices),
    };

    private static JsonObject Fields(ChangeReport told, IReadOnlyList<string> notices) => new()
    {
        ["topic"] = told.Topic?.Topic,
        ["since"] = told.Since,
        ["as_of"] = told.AsOf,
        ["outcome"] = told.Topic?.Outcome.ToString(),
        ["items"] = Array(told.Items.Select(Fields)),
        ["more"] = told.More,
        ["nearest"] = Array((told.Topic?.Nearest ?? []).Select(Fields)),
        ["citations"] = Array(told.Citations.Select(citation => Fields(citation.Number, citation.Article, citation))),
        ["notices"] = Strings(notices),
    };

    private static JsonObject Fields(NewsItem item) => item switch
    {
        NewStory story =>
            new JsonObject { ["kind"] = "story", ["n"] = story.Citation, ["outlets"] = story.Outlets, ["known"] = story.IsKnown },
        NewValue value => new JsonObject { ["kind"] = "value", ["difference"] = Fields(value.Fact) },
        ChangedText changed => new JsonObject
        {
            ["kind"] = changed.IsCorrection ? "correction" : "change",
            ["headline"] = changed.Headline,
            ["outlet"] = changed.Outlet,
            ["before"] = changed.Before,
            ["n"] = changed.Citation,
            ["others"] = changed.Others,
        },
        _ => [],
    };

    private static JsonObject Fields(ComparedFact fact) => new()
    {
        ["kind"] = fact.Kind.ToString(),
        ["fact"] = fact.Fact.ToString(),
        ["about"] = fact.About,
        ["values"] = Array(fact.Values.Select(value => new JsonObject
        {
            ["text"] = value.Text,
            ["outlets"] = Strings(value.Outlets),
            ["n"] = Array(value.Citations.Select(number => JsonValue.Create(number))),
        })),
    };

    private static JsonArray Strings(IEnumerable<string> texts) => Array(texts.Select(text => JsonValue.Create(text)));

    private static JsonObject Fields(CoverageStatistics coverage, IReadOnlyList<string> notices) => new()
    {
        ["topic"] = coverage.Topic?.Topic,
        ["as_of"] = coverage.AsOf,
        ["outcome"] = (coverage.Topic?.Outcome ?? (coverage.Articles > 0 ? TopicOutcome.Covered : TopicOutcome.NothingHeld))
            .ToString(),
        ["articles"] = coverage.Articles,
        ["undated"] = coverage.Undated,
        ["stories"] = coverage.Stories,
        ["well_covered"] = coverage.WellCovered,
        ["independent"] = coverage.Independent,
        ["copies"] = coverage.Copies,
        ["newest"] = coverage.Newest is { } newest ? Fields(newest) : null,
        ["median_age_days"] = Round(coverage.MedianAge?.TotalDays, 1),
        ["cut_off"] = coverage.IsCutOff,
        ["outlets"] = Array(coverage.Outlets.Select(outlet => new JsonObject
        {
            ["outlet"] = outlet.Name,
            ["articles"] = outlet.Articles,
            ["newest"] = outlet.Newest,
        })),
        ["unit"] = coverage.Length.ToString().ToLowerInvariant(),
        ["before"] = coverage.Before,
        ["counts"] = Array(coverage.Stretches.Select(stretch => new JsonObject
        {
            ["first"] = Day(stretch.First),
            ["articles"] = stretch.Total,
            ["by_outlet"] = Array(stretch.Articles.Select(count => JsonValue.Create(count))),
        })),
        ["gaps"] =
            Array(coverage.Gaps.Select(gap =>
                new JsonObject { ["first"] = Day(gap.First), ["last"] = Day(gap.Last), ["open"] = gap.IsOpen })),
        ["nearest"] = Array((coverage.Topic?.Nearest ?? []).Select(Fields)),
        ["notices"] = Array(notices.Select(notice => JsonValue.Create(notice))),
    };
}

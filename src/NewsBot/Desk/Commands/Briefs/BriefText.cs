using System.Globalization;
using System.Text;
using NewsBot.Briefing.Briefs;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Commands.Briefs;

/// <summary>Formats a brief: one line for each story.</summary>
internal static class BriefText
{
    public static string Format(Brief brief, bool isNarrowed)
    {
        var hint = isNarrowed ? $" {TopicText.WidenHint}" : "";
        if (brief.Outcome == BriefOutcome.NothingHeld)
            return $"No coverage of known date is held that this could be told from.{hint}";
        var period = FormatPeriod(brief.Since, brief.Until);
        if (brief.Outcome == BriefOutcome.NothingNew) return $"Nothing appeared {period}.{hint}";
        var text = new StringBuilder($"Top stories {period}:");
        foreach (var story in brief.Stories)
        {
            var citation = brief.Citations[story.Citation - 1];
            var news = story.News switch { StoryNews.New => "New: ", StoryNews.More => "More on: ", _ => "" };
            text.Append(CultureInfo.InvariantCulture,
                $"\n{news}{citation.DisplayText} [{story.Citation}] (in {TopicText.Count(story.Outlets, "outlet")})");
        }

        return text.ToString();
    }

    /// <summary>Formats the notices of a brief.</summary>
    public static IEnumerable<string> FormatNotices(Brief brief)
    {
        if (brief.UsesOlderPeriod) yield return $"Nothing newer is held: the newest article is of {FormatTime(brief.Until)}.";
        if (brief.OmittedCount > 0)
            yield return $"{TopicText.Count(brief.OmittedCount, "more story")} {(brief.OmittedCount == 1 ? "was" : "were")} "
                + "left out.";
    }

    // "from 16 October 2025, 17:00 to 17 October 2025, 17:00 UTC", "from 3 October 2025 to 5 October 2025".
    private static string FormatPeriod(DateTimeOffset since, DateTimeOffset until)
    {
        var areDays = since.UtcDateTime.TimeOfDay == TimeSpan.Zero
            && until.UtcDateTime.AddMilliseconds(1).TimeOfDay < TimeSpan.FromMilliseconds(1);
        if (!areDays) return $"from {FormatTime(since)[..^4]} to {FormatTime(until)}";
        return since.UtcDateTime.Date == until.UtcDateTime.Date ? $"on {ReplyText.FormatDay(until)}"
            : $"from {ReplyText.FormatDay(since)} to {ReplyText.FormatDay(until)}";
    }

    private static string FormatTime(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

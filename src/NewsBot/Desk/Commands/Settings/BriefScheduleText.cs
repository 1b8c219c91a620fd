using NewsBot.Desk.Rendering;
using NewsBot.Storage.Schema;

namespace NewsBot.Desk.Commands.Settings;

/// <summary>Formats the schedules of briefs as Markdown.</summary>
internal static class BriefScheduleText
{
    /// <summary>Formats the schedules of a community as the end of a line.</summary>
    public static string Format(IReadOnlyList<ChannelBriefs> schedules) => schedules.Count == 0
        ? "no channel gets them by itself; `/brief at:` sets that"
        : $"{string.Join("; ", schedules.Select(Format))} (one without news is left out)";

    private static string Format(ChannelBriefs briefs)
    {
        var state = briefs.Paused is { } reason ? $", paused: {DiscordMarkdown.EscapeLine(reason)}"
            : briefs.SkippedAt is { } skipped
                ? $", the last left out on {DiscordMarkdown.FormatTime(skipped)} because nothing was new" : "";
        return $"in {DiscordMarkdown.FormatChannel(briefs.Place)} at {DiscordMarkdown.EscapeLine(briefs.Times!)}{state}";
    }
}

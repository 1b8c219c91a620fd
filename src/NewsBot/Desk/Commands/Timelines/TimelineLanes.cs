using System.Globalization;
using NewsBot.Briefing.Timelines;
using static NewsBot.Desk.Rendering.ReplyText;

namespace NewsBot.Desk.Commands.Timelines;

/// <summary>An event with its place in the picture.</summary>
/// <param name="Event">The event.</param>
/// <param name="Label">Its label, such as "3 Oct [1]".</param>
/// <param name="Lane">Its lane; 0 is the lowest.</param>
internal sealed record PlacedEvent(TimelineEvent Event, string Label, int Lane);

/// <summary>
/// Assigns events to lanes so that no label overlaps another label or a stem. It goes from the last event to the first and puts
/// each above all events whose stems its label, to the right of its marker, would cross.
/// </summary>
internal static class TimelineLanes
{
    // A few events may lie so far off that all others would shrink to one spot. At most a quarter of the events is left out of
    // the axis, at least three stay, and the remaining span must be at most a third.
    private const int OutlierDivisor = 4;
    private const int MinShown = 3;
    private const int MinGain = 3;
    private const int ShortSpanDays = 30;
    private const int LabelGap = 10;

    /// <summary>Splits events into those that one axis can show, and those that lie far before or after them.</summary>
    public static (IReadOnlyList<TimelineEvent> Before, IReadOnlyList<TimelineEvent> Shown,
        IReadOnlyList<TimelineEvent> After) SplitOutliers(IReadOnlyList<TimelineEvent> events)
    {
        var allowance = Math.Min(Math.Max(1, events.Count / OutlierDivisor), events.Count - MinShown);
        var (first, end) = (0, events.Count);
        // It repeats after each success, because next to an event that lies a lifetime off, all others look close together.
        for (var count = 1; count <= allowance && Span(first, end) > ShortSpanDays; count++)
        {
            var (from, until) = Enumerable.Range(0, count + 1).Select(before => (first + before, end - (count - before)))
                .MinBy(part => Span(part.Item1, part.Item2));
            if (Span(from, until) * MinGain > Span(first, end)) continue;
            (first, end, allowance, count) = (from, until, allowance - count, 0);
        }

        return ([.. events.Take(first)], [.. events.Take(end).Skip(first)], [.. events.Skip(end)]);

        int Span(int from, int until) => events[until - 1].Date.First.DayNumber - events[from].Date.First.DayNumber;
    }

    /// <summary>Assigns events to lanes.</summary>
    /// <param name="events">The events in order of time.</param>
    /// <param name="hasYears">True if labels need the year.</param>
    /// <param name="at">Returns the position of a day, in pixels.</param>
    /// <param name="width">Returns the width of a label with its marker, in pixels.</param>
    public static IReadOnlyList<PlacedEvent> AssignLanes(
        IReadOnlyList<TimelineEvent> events, bool hasYears, Func<DateOnly, double> at, Func<string, double> width)
    {
        var placed = new List<PlacedEvent>();
        foreach (var timelineEvent in events.Reverse())
        {
            var label = FormatLabel(timelineEvent, hasYears);
            var end = at(timelineEvent.Date.First) + width(label) + LabelGap;
            var below = placed.Where(other => at(other.Event.Date.First) < end).Select(other => other.Lane)
                .DefaultIfEmpty(-1).Max();
            placed.Add(new PlacedEvent(timelineEvent, label, below + 1));
        }

        placed.Reverse();
        return placed;
    }

    /// <summary>Formats the label of an event: "3 Oct [1]".</summary>
    public static string FormatLabel(TimelineEvent timelineEvent, bool hasYear) =>
        $"{FormatDate(timelineEvent.Date, hasYear)} [{timelineEvent.Citation.ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>Formats a date, with the year if wanted: "3 Oct", "3-5 Oct", "Oct", "2019".</summary>
    public static string FormatDate(EventDate date, bool hasYear)
    {
        var (first, last) = (date.First, date.Last);
        if (!date.IsSingleDay && first is { Day: 1, Month: 1 } && last is { Day: 31, Month: 12 })
            return first.Year == last.Year ? FormatDay(first, "yyyy") : $"{FormatDay(first, "yyyy")}-{FormatDay(last, "yyyy")}";
        var month = hasYear ? "MMM yyyy" : "MMM";
        if (date.IsSingleDay) return FormatDay(first, $"d {month}");
        if (first.Day == 1 && last == first.AddMonths(1).AddDays(-1)) return FormatDay(first, month);
        return first.Month == last.Month && first.Year == last.Year
            ? $"{first.Day.ToString(CultureInfo.InvariantCulture)}-{FormatDay(last, $"d {month}")}"
            : $"{FormatDay(first, "d MMM")} - {FormatDay(last, $"d {month}")}";
    }
}

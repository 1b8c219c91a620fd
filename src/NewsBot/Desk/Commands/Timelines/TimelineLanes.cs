using System.Globalization;
using NewsBot.Briefing.Timelines;

namespace NewsBot.Desk.Commands.Timelines;

/// <summary>An event in a picture.</summary>
/// <param name="Event">The event.</param>
/// <param name="Label">"3 Oct [1]".</param>
/// <param name="Lane">0 for the lowest.</param>
internal sealed record PlacedEvent(TimelineEvent Event, string Label, int Lane);

/// <summary>
/// Places events so that no label runs into another nor into a stem: from the last to the first, each above all whose stems
/// its label, which stands right of its marker, would run into.
/// </summary>
internal static class TimelineLanes
{
    // So few of the events may lie so far off that the others would be one spot in the picture: without them it shows three
    // times as much.
    private const int OneOf = 4;
    private const int FewestTogether = 3;
    private const int TimesMore = 3;
    private const int ShortSpan = 30;
    private const int Between = 10;

    /// <summary>The events that one picture can show, and those long before and long after.</summary>
    public static (IReadOnlyList<TimelineEvent> Before, IReadOnlyList<TimelineEvent> Shown,
        IReadOnlyList<TimelineEvent> After) Part(IReadOnlyList<TimelineEvent> events)
    {
        var left = Math.Min(Math.Max(1, events.Count / OneOf), events.Count - FewestTogether);
        var (first, end) = (0, events.Count);
        // Step by step: beside what lies a lifetime off, everything else looks near.
        for (var some = 1; some <= left && Span(first, end) > ShortSpan; some++)
        {
            var (from, until) = Enumerable.Range(0, some + 1).Select(before => (first + before, end - (some - before)))
                .MinBy(part => Span(part.Item1, part.Item2));
            if (Span(from, until) * TimesMore > Span(first, end)) continue;
            (first, end, left, some) = (from, until, left - some, 0);
        }

        return ([.. events.Take(first)], [.. events.Take(end).Skip(first)], [.. events.Skip(end)]);

        int Span(int from, int until) => events[until - 1].Date.First.DayNumber - events[from].Date.First.DayNumber;
    }

    /// <summary>Places them.</summary>
    /// <param name="events">In the order of time.</param>
    /// <param name="hasYears">Whether labels need the year.</param>
    /// <param name="at">Where a day is, in pixels.</param>
    /// <param name="width">How wide a label is with its marker, in pixels.</param>
    public static IReadOnlyList<PlacedEvent> Place(
        IReadOnlyList<TimelineEvent> events, bool hasYears, Func<DateOnly, double> at, Func<string, double> width)
    {
        var placed = new List<PlacedEvent>();
        foreach (var told in events.Reverse())
        {
            var label = Label(told, hasYears);
            var end = at(told.Date.First) + width(label) + Between;
            var below = placed.Where(other => at(other.Event.Date.First) < end).Select(other => other.Lane)
                .DefaultIfEmpty(-1).Max();
            placed.Add(new PlacedEvent(told, label, below + 1));
        }

        placed.Reverse();
        return placed;
    }

    /// <summary>"3 Oct [1]".</summary>
    public static string Label(TimelineEvent told, bool hasYear) =>
        $"{Day(told.Date, hasYear)} [{told.Citation.ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>"3 Oct", "3-5 Oct", "Oct", "2019"; with the year where it is needed.</summary>
    public static string Day(EventDate date, bool hasYear)
    {
        var (first, last) = (date.First, date.Last);
        if (!date.IsDay && first is { Day: 1, Month: 1 } && last is { Day: 31, Month: 12 })
            return first.Year == last.Year ? Text(first, "yyyy") : $"{Text(first, "yyyy")}-{Text(last, "yyyy")}";
        var month = hasYear ? "MMM yyyy" : "MMM";
        if (date.IsDay) return Text(first, $"d {month}");
        if (first.Day == 1 && last == first.AddMonths(1).AddDays(-1)) return Text(first, month);
        return first.Month == last.Month && first.Year == last.Year
            ? $"{first.Day.ToString(CultureInfo.InvariantCulture)}-{Text(last, $"d {month}")}"
            : $"{Text(first, "d MMM")} - {Text(last, $"d {month}")}";
    }

    private static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}

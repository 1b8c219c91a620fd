namespace NewsBot.Briefing.Timelines;

/// <summary>When something happened or is to happen, as far as its source says.</summary>
/// <param name="First">Its day, or the first that it may have been.</param>
/// <param name="Last">The last that it may have been; the same as <paramref name="First"/> where the day is known.</param>
/// <param name="Sureness">How much of that was worked out.</param>
internal sealed record EventDate(DateOnly First, DateOnly Last, DateConfidence Sureness)
{
    /// <summary>Whether it is one day.</summary>
    public bool IsDay => First == Last;

    /// <summary>The whole month of that day.</summary>
    internal static EventDate MonthOf(DateOnly day, DateConfidence sureness = DateConfidence.Vague)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new EventDate(first, first.AddMonths(1).AddDays(-1), sureness);
    }

    /// <summary>Whole years.</summary>
    internal static EventDate Years(int first, int count = 1) =>
        new(new DateOnly(first, 1, 1), new DateOnly(first + count - 1, 12, 31), DateConfidence.Vague);
}

/// <summary>How much of a date was worked out, the surest first.</summary>
public enum DateConfidence
{
    /// <summary>Day, month and year are written there: "29 September 2025".</summary>
    Stated,

    /// <summary>Worked out from the day on which the article appeared: "on Friday", "yesterday", "29 September".</summary>
    Resolved,

    /// <summary>
    /// A week, a month, a year, or a day known only by about how long ago it was: "in September", "two weeks ago".
    /// </summary>
    Vague,

    /// <summary>No date is spoken of; it is the day on which the article appeared.</summary>
    Published,
}

/// <summary>A date where a text speaks of it.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">Just behind its last token.</param>
internal sealed record DateExpression(EventDate Date, int First, int End);

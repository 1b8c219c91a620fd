namespace NewsBot.Briefing.Timelines;

/// <summary>The date of an event, as precise as its source gives it.</summary>
/// <param name="First">The day of the event, or the first possible day.</param>
/// <param name="Last">The last possible day; equal to <paramref name="First"/> if the day is known.</param>
/// <param name="Confidence">How the date was determined.</param>
internal sealed record EventDate(DateOnly First, DateOnly Last, DateConfidence Confidence)
{
    /// <summary>True if the date is a single day.</summary>
    public bool IsSingleDay => First == Last;

    /// <summary>Creates a date for the whole month of a day.</summary>
    internal static EventDate FromMonth(DateOnly day, DateConfidence sureness = DateConfidence.Vague)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new EventDate(first, first.AddMonths(1).AddDays(-1), sureness);
    }

    /// <summary>Creates a date for whole years.</summary>
    internal static EventDate FromYears(int first, int count = 1) =>
        new(new DateOnly(first, 1, 1), new DateOnly(first + count - 1, 12, 31), DateConfidence.Vague);
}

/// <summary>How a date was determined, the surest way first.</summary>
public enum DateConfidence
{
    /// <summary>Day, month and year are written in the text: "29 September 2025".</summary>
    Stated,

    /// <summary>Computed from the day of publication: "on Friday", "yesterday", "29 September".</summary>
    Resolved,

    /// <summary>
    /// A week, month or year, or a day known only approximately: "in September", "two weeks ago".
    /// </summary>
    Vague,

    /// <summary>The text gives no date; it is the day of publication.</summary>
    Published,
}

/// <summary>A date expression in a text.</summary>
/// <param name="Date">The resolved date.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">The index after its last token.</param>
internal sealed record DateExpression(EventDate Date, int First, int End);

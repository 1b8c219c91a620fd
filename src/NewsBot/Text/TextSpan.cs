namespace NewsBot.Text;

/// <summary>A range of a text, in UTF-16 units. A citation is such a span, so that anyone can check its quote.</summary>
/// <param name="Start">Offset of the first unit; 0 or more.</param>
/// <param name="Length">Number of units; 0 or more.</param>
internal readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>Returns the text that the span covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie inside <paramref name="text"/>.</exception>
    public string Cut(string text) => text.Substring(Start, Length);

    /// <summary>Returns the same as <see cref="Cut"/> without copying it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie inside <paramref name="text"/>.</exception>
    public ReadOnlySpan<char> AsSpan(string text) => text.AsSpan(Start, Length);

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}

namespace NewsBot.Text;

/// <summary>A stretch of a stored text, in UTF-16 units. What a citation is: anyone can check it by cutting there.</summary>
/// <param name="Start">Offset of the first unit; 0 or more.</param>
/// <param name="Length">Number of units; 0 or more.</param>
internal readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>The text that the span covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie inside <paramref name="text"/>.</exception>
    public string Cut(string text) => text.Substring(Start, Length);

    /// <summary>What <see cref="Cut"/> gives, without a copy of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie inside <paramref name="text"/>.</exception>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public static TextSpan Between(int start, int end) => new(start, end - start);
}

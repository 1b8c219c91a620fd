namespace NewsBot.Text;

/// <summary>Compares a typed word with known ones by the Levenshtein distance.</summary>
internal static class EditDistance
{
    // Longer input is no misspelled name, and the time grows with its length.
    private const int MaxLength = 60;

    /// <summary>
    /// The number of letters to insert, delete or replace to turn one word into the other; <see cref="int.MaxValue"/> if
    /// <paramref name="first"/> has more than 60 letters.
    /// </summary>
    public static int Compute(string first, string second)
    {
        if (first.Length > MaxLength) return int.MaxValue;
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var changed = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

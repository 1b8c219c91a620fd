namespace NewsBot.Text;

/// <summary>How far words that somebody typed are from those that there are.</summary>
internal static class EditDistance
{
    // What is longer was not meant as the name of anything.
    private const int Longest = 60;

    /// <summary>How many letters must be put in, taken out or changed to make one of the other.</summary>
    public static int Distance(string one, string other)
    {
        if (one.Length > Longest) return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

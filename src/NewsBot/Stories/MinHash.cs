namespace NewsBot.Stories;

/// <summary>
/// Finds sets that resemble each other without comparing every two (Broder 1997; banding as in Leskovec, Rajaraman and
/// Ullman, Mining of Massive Datasets, chapter 3). Of each of many permutations of all hashes a set keeps the smallest; two
/// sets agree in a share of these that is, in the mean, their Jaccard similarity. Sets that agree in all permutations of one
/// band are candidates.
/// </summary>
internal static class MinHash
{
    // 256 permutations estimate a similarity to within about .03 (the standard error is 1/sqrt(n) at most); no caller uses more.
    private const int MaxPermutations = 256;

    private static readonly (ulong Factor, ulong Addend)[] Permutations = Permute();

    /// <summary>
    /// Computes the smallest hash of <paramref name="set"/> in each of the first <paramref name="count"/> permutations.
    /// </summary>
    /// <param name="set">Not empty.</param>
    /// <param name="count">1 to 256.</param>
    public static uint[] ComputeSignature(ReadOnlySpan<ulong> set, int count)
    {
        var smallest = new uint[count];
        Array.Fill(smallest, uint.MaxValue);
        var permutations = Permutations.AsSpan(0, count);
        foreach (var hash in set)
        {
            for (var i = 0; i < smallest.Length; i++)
            {
                var permuted = (uint)(((hash * permutations[i].Factor) + permutations[i].Addend) >> 32);
                if (permuted < smallest[i]) smallest[i] = permuted;
            }
        }

        return smallest;
    }

    /// <summary>Computes one hash for each <paramref name="rows"/> values of the signature.</summary>
    /// <param name="signature">As many values as there are bands, times rows.</param>
    /// <param name="rows">Values in a band: the more, the more alike two sets must be to share one.</param>
    /// <param name="kind">Keeps the bands of one kind of set apart from those of another.</param>
    public static IEnumerable<long> ComputeBands(uint[] signature, int rows, int kind)
    {
        for (var band = 0; band * rows < signature.Length; band++)
        {
            var hash = Mix((ulong)((kind << 16) + band));
            for (var row = 0; row < rows; row++) hash = Mix(hash ^ signature[(band * rows) + row]);
            yield return (long)hash;
        }
    }

    /// <summary>The finishing step of SplitMix64: every bit of the result depends on every bit of the value.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    // Fixed, because signatures are stored and compared with those of other runs.
    private static (ulong Factor, ulong Addend)[] Permute()
    {
        var permutations = new (ulong, ulong)[MaxPermutations];
        for (var i = 0; i < MaxPermutations; i++) permutations[i] = (Mix((ulong)(2 * i)) | 1, Mix((ulong)((2 * i) + 1)));
        return permutations;
    }
}

namespace NewsBot.Benchmarks.Fuzz.Generation;

/// <summary>What happens to bytes on the way, whatever they mean.</summary>
internal static class ByteMutations
{
    private const int MaxMoved = 2_000;

    private static readonly (string Name, Func<Random, byte[], byte[]> Apply)[] All =
    [
        ("bits flipped", Flip),
        ("cut off", (random, bytes) => bytes[..random.Next(bytes.Length)]),
        ("beginning lost", (random, bytes) => bytes[random.Next(bytes.Length)..]),
        ("piece lost", (random, bytes) => Spliced(random, bytes, (_, _) => [])),
        ("piece doubled", (random, bytes) => Spliced(random, bytes, (_, piece) => [.. piece, .. piece])),
        ("piece turned round", (random, bytes) => Spliced(random, bytes, (_, piece) => [.. piece.Reverse()])),
        ("noise", (random, bytes) => Spliced(random, bytes, Noise)),
        ("NULs", (random, bytes) => Spliced(random, bytes, (_, piece) => new byte[piece.Length])),
        ("all twice", (_, bytes) => [.. bytes, .. bytes]),
        ("nothing", (_, _) => []),
    ];

    public static byte[] Apply(Random random, byte[] bytes, List<string> log)
    {
        if (bytes.Length == 0 || !random.Chance(0.15)) return bytes;
        var (name, apply) = random.Choose(All);
        log.Add(name);
        return apply(random, bytes);
    }

    private static byte[] Flip(Random random, byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        for (var left = 1 + random.Next(20); left > 0; left--)
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private static byte[] Noise(Random random, byte[] piece)
    {
        var noise = new byte[piece.Length];
        random.NextBytes(noise);
        return noise;
    }

    private static byte[] Spliced(Random random, byte[] bytes, Func<Random, byte[], byte[]> change)
    {
        var from = random.Next(bytes.Length);
        var end = Math.Min(bytes.Length, from + 1 + random.Next(MaxMoved));
        return [.. bytes[..from], .. change(random, bytes[from..end]), .. bytes[end..]];
    }
}

using System.Text;

namespace NewsBot.Benchmarks.Fuzz.Generation;

/// <summary>Turns texts into bytes, mostly in UTF-8, sometimes in what nobody declared.</summary>
internal static class FuzzEncodings
{
    private static readonly (string Name, Func<string, byte[]> Encode)[] Others =
    [
        ("UTF-8 with a mark", text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]),
        ("two marks of UTF-8", text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]),
        ("UTF-16 with a mark", text => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]),
        ("UTF-16, the other way round", text =>
        [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)]),
        ("UTF-16 without a mark", Encoding.Unicode.GetBytes),
        ("UTF-32", text => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(text)]),
        ("Latin-1", Encoding.Latin1.GetBytes),
        ("UTF-8 read as Latin-1", text => Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)))),
        ("the mark of UTF-16 before UTF-8", text => [.. Encoding.Unicode.Preamble, .. Encoding.UTF8.GetBytes(text)]),
        ("half characters as bytes", WithHalves),
    ];

    public static byte[] Encode(Random random, string text, List<string> log)
    {
        if (!random.Chance(0.12)) return Encoding.UTF8.GetBytes(text);
        var (name, encode) = random.Choose(Others);
        log.Add(name);
        return encode(text);
    }

    // UTF-8 has no form for half a character; these are the bytes that it would have.
    private static byte[] WithHalves(string text) =>
        Interspersed(Encoding.UTF8.GetBytes(text), [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xED, 0xB0, 0x80]);

    private static byte[] Interspersed(byte[] bytes, params byte[][] pieces)
    {
        var at = bytes.Length / (pieces.Length + 1);
        return [.. pieces.SelectMany((piece, i) => bytes.Skip(i * at).Take(at).Concat(piece)), .. bytes.Skip(pieces.Length * at)];
    }
}

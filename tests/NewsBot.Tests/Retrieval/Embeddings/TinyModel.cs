using System.Buffers.Binary;
using System.Text;

namespace NewsBot.Tests.Retrieval.Embeddings;

/// <summary>
/// Writes an ONNX model that looks each token up in a table, in the few messages of the format that this takes
/// (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto): a model of the BERT kind without what makes it clever.
/// </summary>
internal static class TinyModel
{
    public static byte[] Of(float[][] table, params string[] inputs)
    {
        var lookup = Message(Text(1, "table"), Text(1, "input_ids"), Text(2, "last_hidden_state"), Text(4, "Gather"));
        var numbers = new byte[table.Length * table[0].Length * sizeof(float)];
        for (var i = 0; i < numbers.Length / sizeof(float); i++)
            BinaryPrimitives.WriteSingleLittleEndian(
                numbers.AsSpan(i * sizeof(float)), table[i / table[0].Length][i % table[0].Length]);
        var values =
            Message(Number(1, table.Length), Number(1, table[0].Length), Number(2, 1), Text(8, "table"), Bytes(9, numbers));
        var graph = Message([
            Bytes(1, lookup), Text(2, "tiny"), Bytes(5, values),
            .. inputs.Select(name => Bytes(11, Value(name, 7, Name("batch"), Name("tokens")))),
            Bytes(12, Value("last_hidden_state", 1, Name("batch"), Name("tokens"), Number(1, table[0].Length)))]);
        return Message(Number(1, 8), Bytes(7, graph), Bytes(8, Message(Text(1, ""), Number(2, 13))));
    }

    private static byte[] Value(string name, int type, params byte[][] sizes) => Message(
        Text(1, name),
            Bytes(2, Message(Bytes(1, Message(Number(1, type), Bytes(2, Message([.. sizes.Select(size => Bytes(1, size))])))))));

    private static byte[] Name(string size) => Text(2, size);

    private static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(field => field)];

    private static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, byte[] bytes) => [.. Variable((field << 3) | 2), .. Variable(bytes.Length), .. bytes];

    private static byte[] Number(int field, int number) => [.. Variable(field << 3), .. Variable(number)];

    private static IEnumerable<byte> Variable(int number)
    {
        for (; number > 127; number >>= 7) yield return (byte)((number & 127) | 128);
        yield return (byte)number;
    }
}

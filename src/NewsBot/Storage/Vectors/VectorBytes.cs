using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NewsBot.Storage.Vectors;

/// <summary>
/// Converts vectors to and from the bytes in the archive: four bytes of IEEE 754 a number, little endian on every machine.
/// </summary>
internal static class VectorBytes
{
    public static byte[] FromVector(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        if (BitConverter.IsLittleEndian) MemoryMarshal.AsBytes(vector).CopyTo(bytes);
        else for (var i = 0; i < vector.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(
            bytes.AsSpan(i * sizeof(float)), vector[i]);
        return bytes;
    }

    /// <summary>
    /// Fills <paramref name="vector"/> from bytes. Returns false if the number of bytes does not fit its length.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, Span<float> vector)
    {
        if (bytes.Length != vector.Length * sizeof(float)) return false;
        if (BitConverter.IsLittleEndian) bytes.CopyTo(MemoryMarshal.AsBytes(vector));
        else for (var i = 0; i < vector.Length; i++) vector[i] =
            BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return true;
    }
}

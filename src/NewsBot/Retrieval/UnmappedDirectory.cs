using Lucene.Net.Store;
using Microsoft.Win32.SafeHandles;

namespace NewsBot.Retrieval;

/// <summary>
/// The index's files, read by position. Not mapped into memory: a file cut short under a running process would kill it instead of
/// failing a read. And without Lucene's own lock, which two processes can hold at once: the data folder's is taken for it.
/// </summary>
/// <remarks>
/// Lucene's own directory of this kind asks for the file's length and takes a lock at every read of 1 KB, which was a fifth of
/// the time of a question to 200,000 passages.
/// </remarks>
internal sealed class UnmappedDirectory(string folder) : FSDirectory(new DirectoryInfo(folder), NoLockFactory.GetNoLockFactory())
{
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        return new Input(Path.Combine(Directory.FullName, name));
    }

    private sealed class Input : BufferedIndexInput
    {
        // Postings are read in a row, 8 KB of them about as fast as 1.
        private const int Buffer = 8 * 1024;

        private readonly SafeFileHandle file;
        private readonly long length;
        private bool isClone;

        public Input(string path)
            : base($"UnmappedInput({Path.GetFileName(path)})", Buffer)
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = RandomAccess.GetLength(file);
        }

        public override long Length => length;

        public override object Clone()
        {
            var clone = (Input)base.Clone();
            clone.isClone = true;
            return clone;
        }

        protected override void ReadInternal(byte[] b, int offset, int length)
        {
            var at = Position;
            for (var read = 0; read < length;)
            {
                var now = RandomAccess.Read(file, b.AsSpan(offset + read, length - read), at + read);
                if (now == 0) throw new EndOfStreamException($"read past the end of {this}");
                read += now;
            }
        }

        protected override void SeekInternal(long pos)
        {
        }

        protected override void Dispose(bool disposing)
        {
            // Clones are many, and none of them is disposed of for sure: the file is the original's.
            if (disposing && !isClone) file.Dispose();
        }
    }
}

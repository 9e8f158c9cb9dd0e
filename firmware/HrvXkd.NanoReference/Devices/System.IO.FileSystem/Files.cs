// nanoFramework.System.IO.FileSystem 1.1. The internal storage of an ESP32 is drive I:.
#pragma warning disable
namespace System.IO
{
    public enum FileMode { CreateNew = 1, Create = 2, Open = 3, OpenOrCreate = 4, Truncate = 5, Append = 6 }
    public enum FileAccess { Read = 1, Write = 2, ReadWrite = 3 }
    public class FileStream : Stream
    {
        public FileStream(string path, FileMode mode) { }
        public FileStream(string path, FileMode mode, FileAccess access) { }
        public override long Length { get { throw null; } }
        public override int Read(byte[] buffer, int offset, int count) { throw null; }
        public override void Write(byte[] buffer, int offset, int count) { }
        public override void Flush() { }
    }
    public static class File
    {
        public static bool Exists(string path) { throw null; }
        public static void Delete(string path) { }
        public static void Move(string sourceFileName, string destFileName) { }
    }
}

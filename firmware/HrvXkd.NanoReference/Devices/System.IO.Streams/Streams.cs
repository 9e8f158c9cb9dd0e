// nanoFramework.System.IO.Streams 1.1.
#pragma warning disable
namespace System.IO
{
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        public abstract long Length { get; }
        public abstract int Read(byte[] buffer, int offset, int count);
        public abstract void Write(byte[] buffer, int offset, int count);
        public abstract void Flush();
        public virtual void Close() { }
        public void Dispose() { }
    }
}

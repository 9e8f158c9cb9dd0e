// What the application's device layer may use of the core library beside the allow-list in CoreLibrary.cs. Bodies are never run.
// Signatures: nanoFramework.CoreLibrary 1.17.
#pragma warning disable
namespace System
{
    public sealed partial class String
    {
        public char this[int index] { get { throw null; } }
        public static string Concat(string str0, string str1) { throw null; }
        public static string Concat(string str0, string str1, string str2) { throw null; }
        public static string Concat(string str0, string str1, string str2, string str3) { throw null; }
        public static string Concat(params string[] values) { throw null; }
    }
    public partial struct Int32 { public override string ToString() { throw null; } }
    public partial class Exception { public virtual string Message { get { throw null; } } }
    // Debug.WriteLine is left out on purpose: it is compiled for DEBUG alone and a release would print nothing.
    public static class Console { public static void WriteLine(string value) { } }
    public struct DateTime
    {
        public static DateTime UtcNow { get { throw null; } }
        public long Ticks { get { throw null; } }
    }
    public struct TimeSpan
    {
        public static TimeSpan FromMilliseconds(long value) { throw null; }
    }
    public abstract class MarshalByRefObject { }
#if NANOFRAMEWORK_2_0
    public readonly ref struct Span<T>
    {
        public static implicit operator Span<T>(T[] array) { throw null; }
    }
    public readonly ref struct ReadOnlySpan<T>
    {
        public static implicit operator ReadOnlySpan<T>(T[] array) { throw null; }
    }
    public static class GC { public static long GetTotalMemory(bool forceFullCollection) { throw null; } }
#else
    public readonly ref struct SpanByte
    {
        public SpanByte(byte[] array) { throw null; }
        public static implicit operator SpanByte(byte[] array) { throw null; }
    }
#endif
}
namespace System.Threading
{
    public abstract class WaitHandle : MarshalByRefObject
    {
        public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) { throw null; }
        public virtual bool WaitOne() { throw null; }
    }
    public sealed class AutoResetEvent : WaitHandle
    {
        public AutoResetEvent(bool initialState) { }
        public bool Reset() { throw null; }
        public bool Set() { throw null; }
    }
    public delegate void ThreadStart();
    public sealed class Thread
    {
        public Thread(ThreadStart start) { }
        public void Start() { }
        public static void Sleep(int millisecondsTimeout) { }
    }
    public static class Timeout { public const int Infinite = -1; }
}

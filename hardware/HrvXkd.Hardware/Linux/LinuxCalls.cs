using System.Runtime.InteropServices;

namespace HrvXkd.Hardware.Linux;

/// <summary>The system calls of the C library.</summary>
internal sealed unsafe partial class LinuxCalls : ILinuxCalls
{
    private const int ReadWrite = 2;
    private const int CloseOnExec = 0x80000;
    private const short PollIn = 1;
    private const int CallingThread = 0;

    private LinuxCalls() { }

    /// <summary>The one instance.</summary>
    public static LinuxCalls Instance { get; } = new();

    public int Open(string path) => Result(OpenFile(path, ReadWrite | CloseOnExec));

    public int Close(int descriptor) => Result(CloseFile(descriptor));

    public int Ioctl(int descriptor, uint request, void* argument) => Result(IoControl(descriptor, request, argument));

    public int Poll(int descriptor, int timeoutMs)
    {
        var poll = new PollDescriptor { Descriptor = descriptor, Events = PollIn };
        int result = Result(PollFiles(&poll, 1, timeoutMs));
        // Neither input nor time-out: the line or its chip is gone.
        return result > 0 && (poll.Returned & PollIn) == 0 ? -Errno.NoDevice : result;
    }

    public int Read(int descriptor, Span<byte> buffer)
    {
        fixed (byte* at = buffer)
            return Result((int)ReadFile(descriptor, at, (nuint)buffer.Length));
    }

    public int SetScheduler(int policy, int priority) => Result(SchedSetScheduler(CallingThread, policy, &priority));

    public int SetAffinity(ulong processors) => Result(SchedSetAffinity(CallingThread, sizeof(ulong), &processors));

    public int LockMemory(int flags) => Result(MemoryLockAll(flags));

    private static int Result(int value) => value < 0 ? -Marshal.GetLastPInvokeError() : value;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseFile(int descriptor);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int IoControl(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int PollFiles(PollDescriptor* descriptors, nuint count, int timeoutMs);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadFile(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    private static partial int SchedSetScheduler(int thread, int policy, int* priority);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int SchedSetAffinity(int thread, nuint bytes, ulong* processors);

    [LibraryImport("libc", EntryPoint = "mlockall", SetLastError = true)]
    private static partial int MemoryLockAll(int flags);

    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}

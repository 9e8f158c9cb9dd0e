using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HrvXkd.Hardware.Linux;

/// <summary>The system calls of the C library. The error number is asked for only where a call failed, and those on the way of every sample go past the library's
/// points of cancellation.</summary>
internal sealed unsafe partial class LinuxCalls : ILinuxCalls
{
    private const int ReadWrite = 2;
    private const int CloseOnExec = 0x80000;
    private const short PollIn = 1;
    private const int CallingThread = 0;

    private const int Monotonic = 1;
    private const int MsPerSecond = 1000;
    private const long NsPerMs = 1_000_000;
    private const long NsPerSecond = 1_000_000_000;

    // Numbers of ppoll and read; -1 where the library's functions are used.
    private readonly long _poll;
    private readonly long _read;

    private LinuxCalls() => (_poll, _read) = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.Arm64 => (73, 63),
        Architecture.X64 => (271, 0),
        _ => (-1, -1),
    };

    /// <summary>CLOCK_MONOTONIC, ns.</summary>
    public static long MonotonicNs
    {
        [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            TimeSpecification time;
            _ = GetTime(Monotonic, &time);
            return (time.Seconds * NsPerSecond) + time.Nanoseconds;
        }
    }

    /// <summary>The one instance.</summary>
    public static LinuxCalls Instance { get; } = new();

    public int Open(string path) => Result(OpenFile(path, ReadWrite | CloseOnExec));

    public int Close(int descriptor) => Result(CloseFile(descriptor));

    public int Ioctl(int descriptor, uint request, void* argument) => Result(IoControl(descriptor, request, argument));

    public int IoctlAtOnce(int descriptor, uint request, void* argument) => Result(IoControlAtOnce(descriptor, request, argument));

    [SkipLocalsInit]
    public int Poll(int descriptor, int timeoutMs)
    {
        var poll = new PollDescriptor { Descriptor = descriptor, Events = PollIn };
        int result;
        if (_poll >= 0)
        {
            TimeSpecification time = timeoutMs < MsPerSecond
                ? new() { Nanoseconds = timeoutMs * NsPerMs }
                : new() { Seconds = timeoutMs / MsPerSecond, Nanoseconds = timeoutMs % MsPerSecond * NsPerMs };
            result = Result((int)SystemCall(_poll, (nint)(&poll), 1, (nint)(&time), 0, 0));
        }
        else
        {
            result = Result(PollFiles(&poll, 1, timeoutMs));
        }

        // Neither input nor time-out: the line or its chip is gone.
        return result > 0 && (poll.Returned & PollIn) == 0 ? -Errno.NoDevice : result;
    }

    public int Read(int descriptor, void* buffer, int bytes) =>
        Result(_read >= 0 ? (int)SystemCall(_read, descriptor, (nint)buffer, bytes) : (int)ReadFile(descriptor, buffer, (nuint)bytes));

    public int SetScheduler(int policy, int priority) => Result(SchedSetScheduler(CallingThread, policy, &priority));

    public int SetAffinity(ulong processors) => Result(SchedSetAffinity(CallingThread, sizeof(ulong), &processors));

    public int LockMemory(int flags) => Result(MemoryLockAll(flags));

    private static int Result(int value) => value < 0 ? -Marshal.GetLastSystemError() : value;

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseFile(int descriptor);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoControl(int descriptor, nuint request, void* argument);

    // Shorter than a change of the runtime's mode around it, or nearly so: a level is read at once, a frame lasts 72 us.
    [SuppressGCTransition]
    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoControlAtOnce(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int PollFiles(PollDescriptor* descriptors, nuint count, int timeoutMs);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint ReadFile(int descriptor, void* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SchedSetScheduler(int thread, int policy, int* priority);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SchedSetAffinity(int thread, nuint bytes, ulong* processors);

    [LibraryImport("libc", EntryPoint = "mlockall")]
    private static partial int MemoryLockAll(int flags);

    // Shorter than a change of the runtime's mode around it.
    [SuppressGCTransition]
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, TimeSpecification* time);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(long number, nint descriptors, nint count, nint timeout, nint signals, nint bytes);

    // What is read here has been polled for.
    [SuppressGCTransition]
    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(long number, nint descriptor, nint buffer, nint bytes);

    private struct TimeSpecification
    {
        public long Seconds;
        public long Nanoseconds;
    }

    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}

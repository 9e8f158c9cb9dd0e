// A counter of the processor for the calling thread, in user space only. Source: perf_event_open(2) and linux/perf_event.h.
using System.Runtime.InteropServices;

namespace HrvXkd.Firmware.Profile;

/// <summary>Counts cycles or instructions where processor and kernel allow it.</summary>
internal sealed partial class PerformanceCounter : IDisposable
{
    private const int AttributeBytes = 128;
    private const ulong Disabled = 1 << 0;
    private const ulong ExcludeKernel = 1 << 5;
    private const ulong ExcludeHypervisor = 1 << 6;
    private const ulong Enable = 0x2400;
    private const ulong Disable = 0x2401;
    private const ulong Reset = 0x2403;

    private readonly int _descriptor;

    private PerformanceCounter(int descriptor) => _descriptor = descriptor;

    /// <summary>What is counted; numbers of the kernel's.</summary>
    public enum Event
    {
        /// <summary>Cycles.</summary>
        Cycles = 0,

        /// <summary>Instructions.</summary>
        Instructions = 1,
    }

    /// <summary>Opens a counter.</summary>
    /// <param name="what">What to count.</param>
    /// <returns>The counter, stopped; null where it cannot be had.</returns>
    public static PerformanceCounter? TryOpen(Event what)
    {
        long number = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.Arm64 => 241,
            Architecture.X64 => 298,
            _ => -1,
        };
        if (number < 0 || !OperatingSystem.IsLinux())
            return null;
        Attribute attribute = new() { Size = AttributeBytes, Config = (ulong)what, Flags = Disabled | ExcludeKernel | ExcludeHypervisor };
        long descriptor = SystemCall(number, ref attribute, 0, -1, -1, 0);
        return descriptor < 0 ? null : new PerformanceCounter((int)descriptor);
    }

    /// <summary>Starts at 0.</summary>
    public void Start()
    {
        _ = Control(_descriptor, Reset, 0);
        _ = Control(_descriptor, Enable, 0);
    }

    /// <summary>Stops.</summary>
    /// <returns>The count since <see cref="Start"/>.</returns>
    public long Stop()
    {
        _ = Control(_descriptor, Disable, 0);
        return Read(_descriptor, out long count, sizeof(long)) == sizeof(long) ? count : 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Close(_descriptor);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long SystemCall(long number, ref Attribute attribute, int process, int processor, int group, ulong flags);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int descriptor, ulong request, ulong argument);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, out long count, nint bytes);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [StructLayout(LayoutKind.Sequential, Size = AttributeBytes)]
    private struct Attribute
    {
        public uint Type;
        public uint Size;
        public ulong Config;
        public ulong Period;
        public ulong SampleType;
        public ulong ReadFormat;
        public ulong Flags;
    }
}

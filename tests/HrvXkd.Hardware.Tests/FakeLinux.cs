using System.Runtime.InteropServices;
using System.Text;
using HrvXkd.Hardware.Linux;

namespace HrvXkd.Hardware.Tests;

/// <summary>System calls against a GPIO chip in memory, for machines without one.</summary>
internal sealed unsafe class FakeLinux : ILinuxCalls
{
    private const int ChipDescriptor = 3;
    private const int LineDescriptor = 4;
    private readonly Queue<GpioUapi.LineEvent> _queue = new();
    private uint _sequence;

    public string Label { get; init; } = "pinctrl-rp1";

    public int OpenError { get; init; }

    public int RequestError { get; init; }

    public string Consumer { get; init; } = "";

    /// <summary>Results of poll before the queue counts, such as an interruption.</summary>
    public Queue<int> PollResults { get; } = new();

    public List<int> Closed { get; } = [];

    public ulong RequestFlags { get; private set; }

    public uint RequestLine { get; private set; }

    public string RequestConsumer { get; private set; } = "";

    public bool LineHigh { get; set; }

    public List<string> Calls { get; } = [];

    public int SchedulerResult { get; init; }

    public int MemoryResult { get; init; }

    /// <summary>An edge; the kernel drops the newest ones where its queue is full, and counts them.</summary>
    public void Raise(ulong timestampNs, int lost = 0)
    {
        _sequence = unchecked(_sequence + 1 + (uint)lost);
        if (_queue.Count < GpioUapi.LargestBuffer)
            _queue.Enqueue(new GpioUapi.LineEvent { TimestampNs = timestampNs, Id = 2, Sequence = _sequence, LineSequence = _sequence });
    }

    public void StartAt(uint sequence) => _sequence = sequence;

    public int Open(string path) => OpenError != 0 ? -OpenError : ChipDescriptor;

    public int Close(int descriptor)
    {
        Closed.Add(descriptor);
        return 0;
    }

    public int Ioctl(int descriptor, uint request, void* argument)
    {
        switch (request)
        {
            case GpioUapi.GetChipInfo:
                var chip = (GpioUapi.ChipInfo*)argument;
                Put("gpiochip0", chip->Name);
                Put(Label, chip->Label);
                chip->Lines = 54;
                return 0;
            case GpioUapi.GetLineInfo:
                var info = (GpioUapi.LineInfo*)argument;
                Put($"GPIO{info->Offset}", info->Name);
                Put(Consumer, info->Consumer);
                info->Flags = Consumer.Length > 0 ? GpioUapi.FlagUsed : 0;
                return info->Offset < 54 ? 0 : -Errno.Invalid;
            case GpioUapi.GetLine:
                var line = (GpioUapi.LineRequest*)argument;
                RequestFlags = line->Config.Flags;
                RequestLine = line->Offsets[0];
                RequestConsumer = GpioUapi.Name(line->Consumer);
                line->Descriptor = LineDescriptor;
                return -RequestError;
            case GpioUapi.GetValues:
                ((GpioUapi.LineValues*)argument)->Bits = LineHigh ? 1UL : 0;
                return 0;
            default:
                return -Errno.Invalid;
        }
    }

    public int IoctlAtOnce(int descriptor, uint request, void* argument) => Ioctl(descriptor, request, argument);

    public int Poll(int descriptor, int timeoutMs) =>
        PollResults.Count > 0 ? PollResults.Dequeue() : _queue.Count > 0 ? 1 : 0;

    public int Read(int descriptor, void* buffer, int bytes)
    {
        Span<GpioUapi.LineEvent> events = MemoryMarshal.Cast<byte, GpioUapi.LineEvent>(new Span<byte>(buffer, bytes));
        int count = 0;
        while (count < events.Length && _queue.TryDequeue(out GpioUapi.LineEvent next))
            events[count++] = next;
        return count * sizeof(GpioUapi.LineEvent);
    }

    public int SetScheduler(int policy, int priority) => Log($"scheduler {policy} {priority}", SchedulerResult);

    public int SetAffinity(ulong processors) => Log($"affinity {processors:X}", 0);

    public int LockMemory(int flags) => Log($"lock {flags}", MemoryResult);

    private int Log(string call, int result)
    {
        Calls.Add(call);
        return result;
    }

    private static void Put(string text, byte* name) => Encoding.UTF8.GetBytes(text, new Span<byte>(name, GpioUapi.NameBytes));
}

// The simulated ADS1292 at the other end of real kernel devices: SPI bytes through /dev/spitwin, DRDY, START and RESET through lines of gpio-sim. Guest time
// is the chip's time. Every frame that goes over the wire is logged as it was sent: 9 bytes and the number of its conversion, for ../check.py.
using System.Buffers.Binary;
using System.Diagnostics;
using HrvXkd.Hardware.Simulation;
using HrvXkd.Twin;

const int DataReady = 17, Reset = 27, Start = 22;
const int FrameBytes = 9, LogBytes = 13, GainPerMilliVolt = 1000;
Dictionary<string, string> options = [];
for (int i = 0; i + 1 < args.Length; i += 2)
    options[args[i]] = args[i + 1];
int rateHz = int.Parse(options["--rate"], System.Globalization.CultureInfo.InvariantCulture);
byte[] bytes = File.ReadAllBytes(options["--track"]);
int[] samples = new int[bytes.Length / sizeof(short)];
for (int i = 0; i < samples.Length; i++)
    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * sizeof(short)));
using StreamReader script = new(options["--faults"]);
FaultScript faults = FaultScript.Parse(script, options["--faults"]);
Fault[] hidden = [.. faults.Faults.Where(fault => fault.Kind == FaultKind.DrdyMissed)];

VirtualClock clock = new();
SampledSource track = new(samples, rateHz, GainPerMilliVolt, rateHz) { Repeats = true };
using SimulatedAds1292 chip = new(clock) { Channel1Source = track, Channel2Source = track, NoiseOn = true, Faults = faults };
Lock gate = new();
using Wire wire = new();
using Line ready = new(options["--lines"], DataReady);
using Line start = new(options["--lines"], Start);
using Line reset = new(options["--lines"], Reset);
using FileStream log = new(options["--log"], FileMode.Create);
Stopwatch time = Stopwatch.StartNew();
ready.Drive(true);
Thread edges = new(Convert) { IsBackground = true };
edges.Start();
Answer();

// Pins follow the other end once a millisecond; an edge is given when its conversion ends.
void Convert()
{
    long seen = 0;
    while (true)
    {
        bool edge;
        long nowNs;
        lock (gate)
        {
            clock.AdvanceTo(Now());
            chip.StartPin = start.IsHigh;
            chip.ResetPin = reset.IsHigh;
            edge = chip.EdgeCount != seen;
            seen = chip.EdgeCount;
            nowNs = clock.NowNs;
        }

        if (edge && !Array.Exists(hidden, fault => nowNs >= fault.StartNs && nowNs < fault.EndNs))
        {
            ready.Drive(false);
            ready.Drive(true);
        }

        long waitNs;
        lock (gate)
            waitNs = Math.Min(chip.NextEdgeNs - Now(), 1_000_000);
        if (waitNs > 0)
            Thread.Sleep(TimeSpan.FromTicks(waitNs / 100));
    }
}

long Now() => time.Elapsed.Ticks * 100;

void Answer()
{
    byte[] answer = new byte[4096];
    byte[] entry = new byte[LogBytes];
    while (true)
    {
        ReadOnlySpan<byte> request = wire.Take(out _);
        Span<byte> bytes = answer.AsSpan(0, request.Length);
        long conversion;
        lock (gate)
        {
            clock.AdvanceTo(Now());
            chip.TransferFullDuplex(request, bytes);
            conversion = chip.EdgeCount;
        }

        wire.Answer(bytes);
        if (request.Length != FrameBytes || request.ContainsAnyExcept((byte)0))
            continue;
        bytes.CopyTo(entry);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(FrameBytes), (int)conversion);
        log.Write(entry);
        log.Flush();
    }
}

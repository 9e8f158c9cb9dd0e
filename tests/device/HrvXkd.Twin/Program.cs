// The simulated ADS1292 at the other end of real kernel devices: SPI bytes through /dev/spitwin, DRDY, START and RESET through lines of gpio-sim. Guest time
// is the chip's time. Every frame that goes over the wire is logged as it was sent: 9 bytes and the number of its conversion, for ../check.py.
using System.Buffers.Binary;
using HrvXkd.Hardware.RealTime;
using HrvXkd.Hardware.Simulation;
using HrvXkd.Twin;

const int DataReady = 17, Reset = 27, Start = 22;
const int FrameBytes = 9, LogBytes = 13, GainPerMilliVolt = 1000;
const long LookNs = 1_000_000;
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
GuestClock time = new();
ready.Drive(true);
new Thread(Convert) { IsBackground = true }.Start();
Answer();

// A chip waits for no processor: it goes before everything that runs on the board.
static void GoFirst()
{
    foreach (RealTimeSetting setting in RealTimeThread.Apply(new RealTimeOptions { Priority = 90 }))
    {
        if (!setting.Granted)
            throw new IOException(setting.Message);
    }
}

// An edge is given when its conversion ends: DRDY goes low and stays low until the first clock of a transfer, or until shortly before the next edge.
void Convert()
{
    GoFirst();
    long seen = 0;
    while (true)
    {
        long nextNs;
        lock (gate)
        {
            FollowPins();
            if (chip.EdgeCount != seen)
                Raise();
            seen = chip.EdgeCount;
            nextNs = chip.NextEdgeNs;
        }

        time.SleepUntil(nextNs == long.MaxValue ? time.NowNs + LookNs : nextNs);
    }
}

// Pins are looked at with every transfer that is no frame, at every edge, and once a millisecond while there are none.
void FollowPins()
{
    clock.AdvanceTo(time.NowNs);
    chip.StartPin = start.IsHigh;
    chip.ResetPin = reset.IsHigh;
}

void Raise()
{
    // Nothing that runs again and again allocates: a garbage collection would hold edges back.
    foreach (Fault fault in hidden)
    {
        if (clock.NowNs >= fault.StartNs && clock.NowNs < fault.EndNs)
            return;
    }

    ready.Drive(true);
    ready.Drive(false);
}

void Answer()
{
    GoFirst();
    byte[] answer = new byte[4096];
    byte[] entry = new byte[LogBytes];
    while (true)
    {
        ReadOnlySpan<byte> request = wire.Take(out _);
        Span<byte> bytes = answer.AsSpan(0, request.Length);
        bool frame = request.Length == FrameBytes && !request.ContainsAnyExcept((byte)0);
        long conversion;
        lock (gate)
        {
            if (frame)
                clock.AdvanceTo(time.NowNs);
            else
                FollowPins();
            chip.TransferFullDuplex(request, bytes);
            conversion = chip.EdgeCount;
            ready.Drive(true);
        }

        wire.Answer(bytes);
        if (!frame)
            continue;
        bytes.CopyTo(entry);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(FrameBytes), (int)conversion);
        log.Write(entry);
        log.Flush();
    }
}

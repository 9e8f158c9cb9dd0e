// A driver written by hand on the bare bus, right in every point. Each mistake of public drivers is one method of it done wrong, see
// PublicMistakes; the examination then fails it.
namespace HrvXkd.Hardware.Simulation.Tests;

internal class BenchDriver(SimulatedAds1292 chip, VirtualClock clock)
{
    protected const double ReferenceMilliVolts = 2420;

    private static readonly int[] Gains = [6, 1, 2, 3, 4, 8, 12];
    private readonly SimulatedDataReady _ready = new(chip, clock);
    private long _edges;

    protected SimulatedAds1292 Chip => chip;

    /// <summary>Registers 01..0B: single lead, gain 6, 500 per second.</summary>
    public virtual byte[] Profile => [0x02, 0xE0, 0x10, 0x00, 0x81, 0x23, 0x03, 0x00, 0x02, 0x07, 0x0C];

    public virtual byte Idle => 0x00;

    public long Missed { get; protected set; }

    public virtual void Reset()
    {
        clock.Advance(VirtualClock.NsPerSecond);
        chip.ResetPin = false;
        Wait(30);
        chip.ResetPin = true;
        Wait(100);
    }

    public virtual void LeaveContinuousMode() => Command(0x11);

    public virtual bool IsPart(int id) => id is 0x52 or 0x53 or 0x73;

    public virtual void Configure()
    {
        byte[] profile = Profile;
        WriteRegisters(0x02, profile[1]);
        clock.Advance(150 * VirtualClock.NsPerMs);
        WriteRegisters(0x01, profile);
    }

    public virtual void Command(byte opcode) => Transfer(opcode, 0x00);

    public virtual void WriteRegisters(byte first, params byte[] values) => Transfer([(byte)(0x40 | first), (byte)(values.Length - 1), .. values, 0x00]);

    public virtual int ReadRegister(byte address) => Transfer((byte)(0x20 | address), 0x00, 0x00, 0x00)[2];

    public virtual void Start()
    {
        chip.StartPin = true;
        Command(0x10);
        // Four frames until the filter has settled.
        for (int i = 0; i < 4; i++)
            Read();
    }

    /// <summary>The next frame, or null if it is not to be trusted.</summary>
    public virtual byte[]? Read()
    {
        Assert.True(_ready.Wait(1000, out _));
        if (_edges > 0)
            Missed += _ready.EdgeCount - _edges - 1;
        _edges = _ready.EdgeCount;
        byte[] frame = Transfer(Idle, Idle, Idle, Idle, Idle, Idle, Idle, Idle, Idle);
        return (frame[0] & 0xF0) == 0xC0 && (frame[1] & 0x1F) == 0 && frame[2] == 0 ? frame : null;
    }

    public virtual int LeadOff(byte[] frame) => ((frame[0] << 1) | (frame[1] >> 7)) & 0x1F;

    public virtual int Gpio(byte[] frame) => (frame[1] >> 5) & 0x03;

    public virtual int Code(byte[] frame) => ((frame[3] << 24) | (frame[4] << 16) | (frame[5] << 8)) >> 8;

    public virtual double MilliVolts(int code, int channelSetting) =>
        code * ReferenceMilliVolts / 8388607 / Gains[(channelSetting >> 4) & 7];

    public virtual double Celsius(int code) => ((MilliVolts(code, 0x10) * 1000) - 145_300) / 490 + 25;

    public byte[] Transfer(params byte[] bytes)
    {
        var answer = new byte[bytes.Length];
        chip.TransferFullDuplex(bytes, answer);
        return answer;
    }

    public void Wait(int microseconds) => clock.Advance(microseconds * VirtualClock.NsPerMicrosecond);
}

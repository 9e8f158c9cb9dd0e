// A running device under a fault script, and a judge that knows the truth: the chip's own edges and the voltage at each of them.
using System.Device.Gpio;
using HrvXkd.Hardware.Acquisition;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Simulation.Tests;

internal sealed class FaultRig : IDisposable
{
    private const double CountsPerMilliVolt = 8388607 * 6 / 2420.0;
    private const int TimeoutMs = 40;

    private readonly VirtualClock _clock = new();
    private readonly SimulatedAds1292 _chip;
    private readonly GpioController _gpio;
    private readonly Ads1292 _driver;
    private readonly long _periodNs;
    private TimedFrame _before;
    private long _index = -1;
    private long _numberBefore;
    private long _restartsBefore;

    public FaultRig(int id, DataRate rate, bool byPins, ReadMode mode, double oscillatorPpm)
    {
        _chip = new SimulatedAds1292(_clock, id) { Channel1Source = new HashSource(), OscillatorPpm = oscillatorPpm };
        _gpio = new GpioController(new SimulatedPins(_chip));
        _driver = byPins
            ? new Ads1292(_chip, SimulatedPins.ResetPin, SimulatedPins.StartPin, _gpio, _clock, shouldDispose: false)
            : new Ads1292(_chip, delay: _clock);
        _driver.Initialize(Ads1292Configuration.SingleLead(rate));
        var ready = new SimulatedDataReady(_chip, _clock);
        _driver.Start(mode);
        Stream = new SampleStream(_driver, ready);
        _periodNs = VirtualClock.NsPerSecond / rate.Hz();
    }

    public SampleStream Stream { get; }

    /// <summary>What was delivered wrong, one line each.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Wrong codes in frames whose every check bit is right: the protocol has no more.</summary>
    public int Undetectable { get; private set; }

    /// <summary>Times of good samples, ns.</summary>
    public List<long> GoodNs { get; } = [];

    public long NowNs => _clock.NowNs;

    public void Run(FaultScript script, long durationNs)
    {
        long endNs = _clock.NowNs + durationNs;
        _chip.Faults = script;
        while (_clock.NowNs < endNs)
        {
            long beginNs = _clock.NowNs;
            SampleStatus status = Stream.Read(TimeoutMs, out TimedFrame timed);
            if (status != SampleStatus.Timeout)
                Check(status, timed, beginNs, script);
        }
    }

    public void Dispose()
    {
        _driver.Dispose();
        _gpio.Dispose();
        _chip.Dispose();
    }

    private void Check(SampleStatus status, in TimedFrame timed, long beginNs, FaultScript script)
    {
        if (timed.Index != _index + timed.Missed + 1)
            Wrong.Add($"index {timed.Index} after {_index}, missed {timed.Missed}");
        _index = timed.Index;
        // The place of a frame that is lost anyway does not matter, only that of the samples around the gap it is in.
        if (status is SampleStatus.Corrupt or SampleStatus.Overrun)
            return;
        long number = _chip.EdgeNumberAt(timed.TimestampNs + (_periodNs / 3));
        long edgeNs = _chip.EdgeTime(number);
        if (timed.Index > 0)
            CheckPlace(timed, number, edgeNs);
        if (status == SampleStatus.Good)
        {
            GoodNs.Add(edgeNs);
            CheckCode(timed, edgeNs, beginNs, script);
        }

        (_before, _numberBefore, _restartsBefore) = (timed with { TimestampNs = edgeNs }, number, _chip.RestartsBefore(number));
    }

    private void CheckPlace(in TimedFrame timed, long number, long edgeNs)
    {
        long step = timed.Index - _before.Index;
        if (_chip.RestartsBefore(number) == _restartsBefore && AtItsRate(number))
        {
            if (step != number - _numberBefore)
                Wrong.Add($"{edgeNs}: placed {step} conversions on, the chip made {number - _numberBefore}");
            return;
        }

        // The chip converts on another grid than before, or for a while at the rate it has after a reset: what counts is the time between.
        double elapsed = (edgeNs - _before.TimestampNs) / (double)_periodNs;
        if (Math.Abs(step - elapsed) > 1 + (0.03 * elapsed))
            Wrong.Add($"{edgeNs}: placed {step} conversions on, {elapsed} periods went by");
    }

    private bool AtItsRate(long number) => Math.Abs(_chip.EdgeTime(number) - _chip.EdgeTime(number - 1) - _periodNs) < 0.1 * _periodNs;

    private void CheckCode(in TimedFrame timed, long edgeNs, long beginNs, FaultScript script)
    {
        int expected = (int)Math.Round(HashSource.MilliVolts(edgeNs) * CountsPerMilliVolt);
        if (timed.Frame.Channel1 == expected)
            return;
        bool wire = _driver.ReadMode == ReadMode.Continuous && script.Faults.Any(
            fault => fault.Kind is FaultKind.MisoFlip or FaultKind.MisoLow or FaultKind.MisoHigh
                && fault.StartNs <= _clock.NowNs && (fault.DurationNs == 0 || fault.EndNs >= beginNs));
        if (wire)
            Undetectable++;
        else
            Wrong.Add($"{edgeNs}: delivered {timed.Frame.Channel1} as good, the input was {expected}");
    }
}

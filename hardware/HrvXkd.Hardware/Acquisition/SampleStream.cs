// From data-ready edges to samples with a place in time. Each conversion of the chip is accounted for: delivered, or counted as lost at its
// place. Nothing throws and nothing is allocated unless the bus fails; a chip that stops is brought back in SampleStream.Recovery.cs.
using System.Runtime.CompilerServices;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Acquisition;

/// <summary>Reads one frame per conversion, places it, and says whether it is a sample. Use it from one thread.</summary>
public sealed partial class SampleStream
{
    private const int MsPerSecond = 1000;
    private const long NsPerSecond = 1_000_000_000;

    /// <summary>Edges in a row that must be where conversions are due before the line is trusted again after edges were lost; the frames until
    /// then belong to the gap, whose length is taken from time.</summary>
    private const int CertainEdges = 3;

    private readonly Ads1292 _chip;
    private readonly IDataReady _dataReady;
    private readonly ConversionGrid _grid;
    private readonly LeadOffDebouncer _leadOff;
    private readonly StreamOptions _options;
    private readonly Electrodes _ecgElectrodes;
    private readonly bool _ecgIsChannel1;
    private readonly int _rateHz;
    private long _edges;
    private long _index = -1;
    private long _ahead;
    private long _heldNs;
    private bool _held;
    private int _disturbed;
    private int _settling = Ads1292.SettlingFrames;
    private readonly bool _byTime;
    private readonly long _soonNs;
    private long _frames;
    private long _missed;
    private long _corrupt;
    private long _overruns;
    private long _spuriousEdges;
    private long _resumes;
    private long _reconfigurations;
    private long _edgeNs;

    /// <summary>Takes a chip that converts. The first <see cref="Ads1292.SettlingFrames"/> frames are settling.</summary>
    /// <param name="chip">The chip, started.</param>
    /// <param name="dataReady">Its data-ready source, listening since before the start.</param>
    /// <param name="options">How to judge; the defaults if null.</param>
    /// <exception cref="ArgumentException">The chip is not initialised.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public SampleStream(Ads1292 chip, IDataReady dataReady, StreamOptions? options = null)
    {
        _chip = chip ?? throw new ArgumentNullException(nameof(chip));
        _dataReady = dataReady ?? throw new ArgumentNullException(nameof(dataReady));
        _options = options ?? new StreamOptions();
        Ads1292Configuration configuration = chip.Configuration ?? throw new ArgumentException("The chip is not initialised.", nameof(chip));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.EcgChannel, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.EcgChannel, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.LeadOffDebounceMs, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.LeadOffDebounceMs, 10_000, nameof(options));
        _rateHz = configuration.DataRate.Hz();
        _ecgIsChannel1 = _options.EcgChannel == 1;
        _ecgElectrodes = _ecgIsChannel1 ? Electrodes.In1P | Electrodes.In1N : Electrodes.In2P | Electrodes.In2N;
        _byTime = dataReady.HasKernelTime;
        _soonNs = NsPerSecond / _rateHz / 2;
        _grid = new ConversionGrid(_rateHz, _byTime);
        _leadOff = new LeadOffDebouncer(Math.Max(1, _options.LeadOffDebounceMs * _rateHz / MsPerSecond));
        _edges = dataReady.EdgeCount;
        _powered1 = !configuration.Channel1.PoweredDown;
        _powered2 = !configuration.Channel2.PoweredDown && chip.Part != Ads1292Part.Ads1291;
        _silenceMs = Math.Max(LeastSilenceMs, SilentPeriods * MsPerSecond / _rateHz);
    }

    /// <summary>Electrodes that have been off for the debounce time; electrodes that are not sensed are never in it.</summary>
    public Electrodes LeadOff => (Electrodes)_leadOff.Bits;

    /// <summary>Data rate as measured with the source's clock, per second.</summary>
    public double MeasuredRateHz => 1e9 / _grid.PeriodNs;

    /// <summary>What happened so far.</summary>
    public StreamCounters Counters => new(_frames, _missed, _corrupt, _overruns, _spuriousEdges, _resumes, _reconfigurations);

    /// <summary>Waits for the next conversion and reads it. Bringing back a chip that was reset may take 200 ms longer than the time-out.</summary>
    /// <param name="timeoutMs">Longest wait, ms, 0 or more.</param>
    /// <param name="timed">The frame and its place; of no meaning with <see cref="SampleStatus.Timeout"/>.</param>
    /// <returns>What came. Never throws; allocates nothing unless the bus fails.</returns>
    [SkipLocalsInit]
    public SampleStatus Read(int timeoutMs, out TimedFrame timed)
    {
        Unsafe.SkipInit(out timed);
        while (timeoutMs >= 0 && TryAwaitConversion(ref timeoutMs))
        {
            long beginNs = _dataReady.NowNs;
            bool good = _chip.TryReadFrame(out timed.Received);
            long endNs = _dataReady.NowNs;
            // Within half a period of an edge there is no next one: a chip that restarts needs four.
            bool overrun = !(_byTime && endNs - _edgeNs < _soonNs) && WasOvertaken(beginNs, endNs);
            SampleStatus status = Judge(timed.Received, good, overrun);
            if (_disturbed > 0)
            {
                timeoutMs -= Math.Max(1, MsPerSecond / _rateHz);
                continue;
            }

            long missed = _ahead - 1;
            _index += _ahead;
            _ahead = 0;
            _grid.Anchor();
            _missed += missed;
            timed.Status = status;
            timed.Index = _index;
            timed.Missed = missed;
            timed.TimestampNs = _grid.LatestNs;
            return status;
        }

        timed = default;
        return SampleStatus.Timeout;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAwaitConversion(ref int timeoutMs)
    {
        do
        {
            long timestampNs = _heldNs;
            if (!_held && !TryWait(ref timeoutMs, out timestampNs))
                return false;
            bool held = _held;
            _held = false;
            _edgeNs = timestampNs;
            // DRDY high: the edge was a disturbance, or its conversion has been cleared. There is nothing to read. A disturbance may be where a conversion is due.
            if ((held || _dataReady.IsReady) && (TryPlaceNext(timestampNs) || Place(timestampNs) > 0))
            {
                _silentMs = 0;
                return true;
            }

            _spuriousEdges++;
            _edges = _dataReady.EdgeCount;
            // A disturbed wire must neither hold the caller nor hide that the chip is silent.
            timeoutMs--;
            _silentMs++;
        }
        while (timeoutMs >= 0);
        return false;
    }

    // An edge that came after the wait. Before the read began: its conversion is the one that was read. After the read ended: it is the next
    // one. Between: nobody knows which of the two the frame holds, and the frame is lost. The same where the next one must have come by the
    // time although its edge was not seen.
    private bool WasOvertaken(long beginNs, long endNs)
    {
        if (!_dataReady.Wait(0, out long laterNs))
            return IsOverdue(endNs);
        long edges = _dataReady.EdgeCount - _edges;
        if (laterNs > beginNs || !_byTime)
        {
            bool unread = _dataReady.IsReady;
            // RDATA may be given again, so in that mode the next conversion is read whether or not the clock has cleared DRDY.
            (_held, _heldNs) = (unread || _chip.ReadMode == ReadMode.Verified, laterNs);
            return laterNs < endNs || !unread || edges > 1 || IsOverdue(beginNs);
        }

        Place(laterNs);
        return IsOverdue(endNs);
    }

    private bool IsOverdue(long endNs) => _byTime && endNs - _grid.LatestNs > _grid.PeriodNs;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPlaceNext(long timestampNs)
    {
        long counted = _dataReady.EdgeCount;
        if (counted - _edges != 1 || _disturbed > 0 || !_grid.TryPlaceNext(timestampNs))
            return false;
        _edges = counted;
        _wasSilent = false;
        _ahead++;
        return true;
    }

    private long Place(long timestampNs)
    {
        long counted = _dataReady.EdgeCount;
        long edges = Math.Max(1, counted - _edges);
        _edges = counted;
        bool silent = _wasSilent;
        _wasSilent = false;
        long conversions = _grid.Place(timestampNs, edges, silent);
        _ahead += conversions;
        if (!_grid.IsCertain)
            _disturbed = CertainEdges;
        else if (_disturbed > 0 && --_disturbed == 0)
            _ahead = _grid.SinceAnchor();
        return conversions;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SampleStatus Judge(in Ads1292Frame frame, bool good, bool overrun)
    {
        _frames++;
        if (!good)
        {
            _corrupt++;
            OnBadFrame(frame.Status);
            return SampleStatus.Corrupt;
        }

        _bad = 0;
        _leadOff.Update((int)frame.LeadOff);
        WatchReference(frame);
        if (_settling > 0)
        {
            _settling--;
            return SampleStatus.Settling;
        }

        if (overrun)
        {
            _overruns++;
            return SampleStatus.Overrun;
        }

        if ((frame.LeadOff & _ecgElectrodes) != 0)
            return SampleStatus.LeadOff;
        return (_ecgIsChannel1 ? frame.Channel1Saturated : frame.Channel2Saturated) ? SampleStatus.Saturated : SampleStatus.Good;
    }
}

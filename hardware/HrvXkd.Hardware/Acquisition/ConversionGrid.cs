// Which conversion an edge belongs to. Conversions come at even distances, so an edge with a time of its own is placed by that time: edges
// that were lost leave a hole, disturbances fall between. The period follows the chip's oscillator with a loop of second order. Edges
// without such times are counted, and time only measures a silence. Times in ns.
using System.Runtime.CompilerServices;

namespace HrvXkd.Hardware.Acquisition;

/// <summary>The even grid of conversions.</summary>
internal sealed class ConversionGrid
{
    /// <summary>Furthest an edge may be behind its place, periods: the kernel may take its time late.</summary>
    private const double Late = 0.25;

    /// <summary>Furthest an edge may be before its place, ns, but no more than <see cref="Late"/>: nothing makes it early but the others' lateness.</summary>
    private const double EarlyNs = 100_000;

    /// <summary>Furthest the oscillator may be from its nominal frequency.</summary>
    private const double LargestOffset = 0.06;

    /// <summary>What the oscillator may drift during a gap: beyond 1 / (8 * this) conversions the count of edges is the better witness.</summary>
    private const double DriftInGap = 1e-3;

    private const double PhaseGain = 0.25;
    private const double PeriodGain = PhaseGain * PhaseGain / 4;
    // An oscillator drifts by far less from one conversion to the next: a single late edge must not pull the grid.
    private const double LargestPhaseStep = 0.1;
    private const double LargestPeriodStep = 0.01;

    private const int Acquiring = 32;

    /// <summary>Conversions after which the period is known well enough to call an edge early.</summary>
    private const int Locked = 8;

    private const int OffGridLimit = 3;

    /// <summary>How near its place an edge must be for the short way, periods.</summary>
    private const double Near = 0.02;

    private readonly double _nominalNs;
    private readonly bool _byTime;
    private readonly double _early;
    private readonly double _shortestNs;
    private readonly double _longestNs;
    private double _latestNs;
    private double _firstNs;
    private long _acquired;
    private int _offGrid;
    private double _anchorNs;
    private double _anchorPeriodNs;
    private bool _started;
    private bool _rebase;
    private bool _begun;
    // Conversions have times, the period is known and nothing has begun anew: the short way is open.
    private bool _steady;

    public ConversionGrid(int rateHz, bool byTime)
    {
        _nominalNs = 1e9 / rateHz;
        PeriodNs = _nominalNs;
        _byTime = byTime;
        _early = Math.Min(Late, EarlyNs / _nominalNs);
        _shortestNs = _nominalNs * (1 - LargestOffset);
        _longestNs = _nominalNs * (1 + LargestOffset);
    }

    /// <summary>Measured conversion period.</summary>
    public double PeriodNs { get; private set; }

    /// <summary>Time of the latest conversion.</summary>
    public long LatestNs => (long)_latestNs;

    /// <summary>The latest edge was where a conversion was due, and none was lost before it unseen: its conversion is certain.</summary>
    public bool IsCertain { get; private set; } = true;

    /// <summary>The chip may have restarted: the next edge begins a new grid.</summary>
    public void Rebase()
    {
        _rebase = true;
        _steady = false;
    }

    /// <summary>The latest conversion is the one to measure the next gap from.</summary>
    public void Anchor()
    {
        _anchorNs = _latestNs;
        _anchorPeriodNs = PeriodNs;
    }

    /// <summary>Conversions from the anchor to the latest one by time alone, whatever was made of the edges between.</summary>
    public long SinceAnchor() => Math.Max(1, (long)Math.Round((_latestNs - _anchorNs) / _anchorPeriodNs));

    /// <summary>Places an edge that is where the next conversion is due, to a fiftieth of a period: the usual one, on a short way to what <see cref="Place"/> does.</summary>
    /// <param name="timestampNs">Its time; no other edge came since the one before.</param>
    /// <returns>False if it is elsewhere, or the grid is not known yet or begins anew; nothing has changed then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlaceNext(long timestampNs)
    {
        double periodNs = PeriodNs;
        double error = ((timestampNs - _latestNs) / periodNs) - 1;
        if (Math.Abs(error) >= Near || !_steady)
            return false;
        _offGrid = 0;
        IsCertain = true;
        _latestNs += (1 + (PhaseGain * error)) * periodNs;
        SetPeriod(periodNs * (1 + (PeriodGain * Within(error, -LargestPeriodStep, LargestPeriodStep))));
        return true;
    }

    /// <summary>Places an edge.</summary>
    /// <param name="timestampNs">Its time.</param>
    /// <param name="edges">Edges counted since the one before, 1 or more.</param>
    /// <param name="silent">Nothing came in time before it.</param>
    /// <returns>Conversions since the one before; 0 if it belongs to none.</returns>
    public long Place(long timestampNs, long edges, bool silent)
    {
        bool first = !_started;
        _begun = false;
        long number = Count(timestampNs, edges, silent);
        IsCertain = !_byTime || first || (number <= edges && _offGrid == 0 && !_begun);
        return number;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Count(long timestampNs, long edges, bool silent)
    {
        if (!_started)
        {
            _started = true;
            Begin(timestampNs);
            return edges;
        }

        double periods = (timestampNs - _latestNs) / PeriodNs;
        // A restarted chip needs four periods to its first conversion, so nothing real comes this early.
        if (_byTime && periods < 1 - Late)
            return 0;
        if (_rebase || !_byTime)
        {
            long byTime = Math.Max(1, (long)Math.Round(periods));
            bool time = _rebase ? _byTime || silent : silent;
            Begin(timestampNs);
            return time ? Math.Max(byTime, _byTime ? 1 : edges) : edges;
        }

        return PlaceOnGrid(timestampNs, periods, edges);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long PlaceOnGrid(long timestampNs, double periods, long edges)
    {
        long number = (long)Math.Floor(periods + (_acquired < Locked ? Late : _early));
        double error = periods - number;
        if (error > Late && ++_offGrid < OffGridLimit)
        {
            // A disturbance: what was converted last stands where the grid says.
            _latestNs += number * PeriodNs;
            return number;
        }

        if (error > Late)
        {
            Begin(timestampNs);
            return Math.Max(1, (long)Math.Round(periods));
        }

        _offGrid = 0;
        if (number == 0)
            return 0;
        if (number * DriftInGap * 8 > 1 && Math.Abs(edges - number) <= number * DriftInGap)
        {
            Begin(timestampNs);
            _begun = false;
            return edges;
        }

        Follow(timestampNs, number, error);
        return number;
    }

    // The first conversions give the period at once; then phase and period are nudged.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Follow(long timestampNs, long number, double error)
    {
        if (_acquired < Acquiring)
        {
            _acquired += number;
            _latestNs = timestampNs;
            SetPeriod((timestampNs - _firstNs) / _acquired);
            _steady = _byTime && _acquired >= Acquiring;
            return;
        }

        _latestNs += (number + (PhaseGain * Within(error, -LargestPhaseStep, LargestPhaseStep))) * PeriodNs;
        SetPeriod(PeriodNs * (1 + (PeriodGain * Within(error, -LargestPeriodStep, LargestPeriodStep) / number)));
    }

    private void SetPeriod(double periodNs) => PeriodNs = Within(periodNs, _shortestNs, _longestNs);

    // Math.Clamp without its check of the bounds.
    private static double Within(double value, double lowest, double highest) => Math.Min(Math.Max(value, lowest), highest);

    private void Begin(long timestampNs)
    {
        _rebase = false;
        _offGrid = 0;
        _latestNs = timestampNs;
        _begun = true;
        // The oscillator is the same after a restart: a period that was known stays known.
        _steady = _byTime && _acquired >= Acquiring;
        if (_acquired >= Acquiring)
            return;
        _firstNs = timestampNs;
        _acquired = 0;
    }
}

// When to look after the chip. Three signs: silence, bad frames, and the reading of a converter without reference, 0x7FFFFF on every
// channel although no electrode is off. What is done is the smallest step that helps, see Ads1292.TryResume.
using System.Runtime.CompilerServices;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Acquisition;

public sealed partial class SampleStream
{
    private const int LeastSilenceMs = 10;

    /// <summary>A start takes four periods to its first conversion; a longer silence is none of the filter's.</summary>
    private const int SilentPeriods = 5;

    private const int BadFramesPerLook = 3;
    private const int LooksPerReset = 256;

    /// <summary>Time the reference takes to settle, ms.</summary>
    private const int ReferenceMs = 150;

    private const int ReferenceLooksPerSecond = 20;

    private readonly bool _powered1;
    private readonly bool _powered2;
    private readonly int _silenceMs;
    private int _silentMs;
    private int _unanswered;
    private int _bad;
    private int _atRail;
    private bool _wasSilent;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryWait(ref int timeoutMs, out long timestampNs)
    {
        do
        {
            int waitMs = Math.Max(0, Math.Min(timeoutMs, _silenceMs - _silentMs));
            if (_dataReady.Wait(waitMs, out timestampNs))
                return true;
            _wasSilent = true;
            _silentMs += waitMs;
            timeoutMs -= waitMs;
            if (_silentMs >= _silenceMs)
            {
                _silentMs = 0;
                Look(silent: true);
            }
        }
        while (timeoutMs > 0);
        return false;
    }

    private void OnBadFrame(FrameStatus status)
    {
        if (++_bad >= BadFramesPerLook || status == FrameStatus.RegistersLost)
        {
            _bad = 0;
            Look(silent: false);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WatchReference(in Ads1292Frame frame)
    {
        if (frame.LeadOff == Electrodes.None
            && (!_powered1 || frame.Channel1 == FrameDecoder.MaximumCode)
            && (!_powered2 || frame.Channel2 == FrameDecoder.MaximumCode))
        {
            OnRail();
            return;
        }

        _atRail = 0;
        _unanswered = 0;
    }

    // While the reference comes back codes are too large and not at the rail any more, so its settling time is waited for.
    private void OnRail()
    {
        _settling = Math.Max(_settling, Ads1292.SettlingFrames + (ReferenceMs * _rateHz / MsPerSecond));
        if (++_atRail % Math.Max(3, _rateHz / ReferenceLooksPerSecond) == 2)
            Look(silent: false);
    }

    private void Look(bool silent)
    {
        if (!_options.Recover)
            return;
        ResumeOutcome outcome = _chip.TryResume(silent);
        // Whatever it was, the chip may have begun anew since the last conversion.
        _grid.Rebase();
        if (outcome == ResumeOutcome.NoAnswer)
        {
            if (++_unanswered % LooksPerReset == 0)
                _chip.TryReset();
            return;
        }

        if (outcome == ResumeOutcome.Resumed)
        {
            _resumes++;
            return;
        }

        _reconfigurations++;
        _settling = Math.Max(_settling, Ads1292.SettlingFrames);
    }
}

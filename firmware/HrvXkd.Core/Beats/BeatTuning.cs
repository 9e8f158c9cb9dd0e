// Constants of the beat detector. Lengths are times, so that they hold at any sampling rate; scores are octaves in Q8 (256 = a
// factor of 2). Found by random search on lead 1 of 26 MIT-BIH records, then rounded; variants were chosen by lead 2 as well.
namespace HrvXkd.Core.Beats
{
    internal static class BeatTuning
    {
        /// <summary>First smoothing box, 1/10000 s: its first zero lies at 50 Hz.</summary>
        public const int SmoothA = 200;

        /// <summary>Second smoothing box, 1/10000 s: its first zero lies at 60 Hz.</summary>
        public const int SmoothB = 167;

        /// <summary>Box whose mean is the baseline.</summary>
        public const int BaselineMs = 190;

        /// <summary>Distance over which the slope is taken.</summary>
        public const int SlopeMs = 14;

        /// <summary>First box over the absolute slope: about a QRS complex.</summary>
        public const int EnergyMs = 90;

        /// <summary>Second box, so that a notched complex makes one hump.</summary>
        public const int EnergySmoothMs = 40;

        /// <summary>A hump is a peak once nothing higher follows for so long.</summary>
        public const int PeakHoldMs = 120;

        /// <summary>Least height of a hump, 1/65536 mV per 10 ms, a QRS complex of 0.04 mV: below it lies noise.</summary>
        public const int MinimumEnergy = 400;

        /// <summary>Higher humps count as this high, so that a disturbance does not deafen the detector: a QRS complex of 13 mV.</summary>
        public const int MaximumEnergy = 1 << 17;

        /// <summary>Two beats are never closer: 260 per minute.</summary>
        public const int RefractoryMs = 230;

        /// <summary>Signal from which the first levels are learned; its beats are reported afterwards.</summary>
        public const int LearnMs = 4000;

        /// <summary>A beat is final when it is so old.</summary>
        public const int LagMs = 1250;

        /// <summary>A peak older than this is dropped from the choice.</summary>
        public const int MaximumAgeMs = 5000;

        /// <summary>Threshold between noise and signal level.</summary>
        public const int ThresholdPercent = 18;

        /// <summary>Most that one high peak can score.</summary>
        public const int EvidenceLimit = 400;

        /// <summary>Most that one low peak can cost.</summary>
        public const int DoubtLimit = 1000;

        /// <summary>Intervals within this of the recent median cost nothing.</summary>
        public const int FreeInterval = 48;

        /// <summary>Cost of a short interval, per octave.</summary>
        public const int ShortSlope = 130;

        /// <summary>Cost of a long interval, per octave.</summary>
        public const int LongSlope = 270;

        /// <summary>Most that a long interval can cost.</summary>
        public const int LongLimit = 700;

        /// <summary>A T wave lies within this after its beat,</summary>
        public const int TWaveMs = 360;

        /// <summary>is lower by at least this,</summary>
        public const int TWaveFall = 256;

        /// <summary>and then costs this much.</summary>
        public const int TWaveCost = 320;

        /// <summary>After so long without a beat the threshold begins to fall,</summary>
        public const int PauseMs = 3000;

        /// <summary>by half in every such time.</summary>
        public const int HalvingMs = 2000;

        /// <summary>The R peak lies within this of the hump's middle.</summary>
        public const int ReachMs = 65;

        /// <summary>A beat whose peak lies nearer to the edge of the signal is cut off and not reported.</summary>
        public const int EdgeMs = 40;
    }
}

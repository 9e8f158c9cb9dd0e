// Constants of the beat detector. Lengths are times, so that they hold at any sampling rate.
namespace HrvXkd.Core.Beats
{
    internal static class BeatTuning
    {
        public const int SmoothAMs = 200;
        public const int SmoothBMs = 167;
        public const int BaselineMs = 280;
        public const int SlopeMs = 14;
        public const int EnergyMs = 70;
        public const int EnergySmoothMs = 40;
        public const int PeakHoldMs = 95;
        public const int MinimumEnergy = 200;
        public const int RefractoryMs = 200;
        public const int LearnMs = 4000;
        public const int LagMs = 1500;
        public const int ThresholdPercent = 22;
        public const int GainHigh = 400;
        public const int GainLow = 700;
        public const int DeadQ8 = 48;
        public const int ShortSlope = 120;
        public const int LongSlope = 280;
        public const int LongLimit = 900;
        public const int TWaveMs = 400;
        public const int TWaveOctaveQ8 = 200;
        public const int TWaveCost = 300;
        public const int MaximumAgeMs = 5000;
        public const int PauseMs = 2500;
        public const int HalvingMs = 2000;
        public const int ReachMs = 80;
    }
}

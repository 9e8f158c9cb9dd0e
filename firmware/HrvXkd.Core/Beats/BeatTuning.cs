// Constants of the beat detector. Lengths are times, so that they hold at any sampling rate; scores are octaves in Q8 (256 = a
// factor of 2). Found by random search on both leads of 26 MIT-BIH records, clean and with electrode and muscle noise.
namespace HrvXkd.Core.Beats
{
    internal static class BeatTuning
    {
        /// <summary>Fewest samples a second that are kept for all further work.</summary>
        public const int LowestRateHz = 125;

        /// <summary>Box whose mean is the baseline.</summary>
        public const int BaselineMs = 320;

        /// <summary>Box whose mean is slower than a QRS complex.</summary>
        public const int WideMs = 80;

        /// <summary>Box that splits the bands.</summary>
        public const int SplitMs = 46;

        /// <summary>First box over the squares: about a QRS complex.</summary>
        public const int EnergyMs = 89;

        /// <summary>Second box, so that a notched complex makes one hump.</summary>
        public const int EnergySmoothMs = 39;

        /// <summary>A hump is a peak once nothing higher follows for so long.</summary>
        public const int PeakHoldMs = 134;

        /// <summary>Least height of a hump, 1/32768 mV: below it lies noise.</summary>
        public const int MinimumEnergy = 201;

        /// <summary>Higher humps count as this high, so that a disturbance does not deafen the detector: a QRS complex of 13 mV.</summary>
        public const int MaximumEnergy = 1 << 17;

        /// <summary>Two beats are never closer: 260 per minute.</summary>
        public const int RefractoryMs = 230;

        /// <summary>Signal from which the first levels are learned; its beats are reported afterwards.</summary>
        public const int LearnMs = 4000;

        /// <summary>A beat is final when it is so old.</summary>
        public const int LagMs = 1695;

        /// <summary>A peak older than this is dropped from the choice.</summary>
        public const int MaximumAgeMs = 5000;

        /// <summary>Threshold between noise and signal level.</summary>
        public const int ThresholdPercent = 14;

        /// <summary>Most that one high peak can score.</summary>
        public const int EvidenceLimit = 423;

        /// <summary>Most that one low peak can cost.</summary>
        public const int DoubtLimit = 1000;

        /// <summary>Intervals within this of the recent median cost nothing.</summary>
        public const int FreeInterval = 31;

        /// <summary>Cost of a short interval, per octave.</summary>
        public const int ShortSlope = 130;

        /// <summary>Cost of a long interval, per octave.</summary>
        public const int LongSlope = 205;

        /// <summary>Most that a long interval can cost.</summary>
        public const int LongLimit = 800;

        /// <summary>A T wave lies within this after its beat,</summary>
        public const int TWaveMs = 320;

        /// <summary>is lower by at least this,</summary>
        public const int TWaveFall = 160;

        /// <summary>and then costs this much.</summary>
        public const int TWaveCost = 356;

        /// <summary>In noise, a hump must rise above the usual noise by so much, percent,</summary>
        public const int NoiseTimes = 219;

        /// <summary>but not above this part of the usual beat, percent.</summary>
        public const int NoisySignal = 85;

        /// <summary>In noise, costs of intervals are multiplied by so much, percent, in a rhythm as regular as</summary>
        public const int NoisyRhythm = 465;

        /// <summary>this: intervals differ from their median by so much, Q8 octaves.</summary>
        public const int RegularSpread = 29;

        /// <summary>Where the signal is not quite clear, a hump less like each known shape than this, percent,</summary>
        public const int StrangeLikeness = 73;

        /// <summary>or of so many times their energy or a part of it, quarters,</summary>
        public const int StrangeSize = 6;

        /// <summary>wherever it is laid within this time,</summary>
        public const int StrangeSlackMs = 32;

        /// <summary>costs so much if it is lower than the next beat and</summary>
        public const int StrangeCost = 344;

        /// <summary>that comes when it should without the hump, within this,</summary>
        public const int StrangeRhythm = 34;

        /// <summary>in a rhythm where so many of the last 8 intervals</summary>
        public const int StrangeAgree = 5;

        /// <summary>lie within this of their median.</summary>
        public const int StrangeNear = 22;

        /// <summary>Where the ratio of a beat's energy to noise is higher than this, no hump is strange: new shapes come in clear signal too.</summary>
        public const int StrangeRatio = 3000;

        /// <summary>Beats of a second shape come at an interval of their own if it varies by less than this.</summary>
        public const int SteadyCoupling = 38;

        /// <summary>Candidates closer than this are one beat.</summary>
        public const int JoinMs = 65;

        /// <summary>Time constant of the noise of a band.</summary>
        public const int NoiseMs = 1133;

        /// <summary>The noise of a matched filter over that of its band, squared, Q4: low band,</summary>
        public const int LowSpreadQ4 = 105;

        /// <summary>and high band.</summary>
        public const int HighSpreadQ4 = 113;

        /// <summary>Highest ratio of a beat's energy to the noise of its matched filter in one band.</summary>
        public const int MostRatio = 2108;

        /// <summary>The signal is noisy where this ratio, of both bands together, is lower.</summary>
        public const int NoisyRatio = 330;

        /// <summary>It is noisy too where the ratio is lower than its best of late by so many times, tenths.</summary>
        public const int UsualTimes = 64;

        /// <summary>A band counts half where its noise has this share of the usual QRS complex's power, 1/1000.</summary>
        public const int WeightPerMille = 2;

        /// <summary>Where the ratio is higher, bands count alike: what lies between clear beats is no noise, and broad beats lie low.</summary>
        public const int WeightedRatio = 2000;

        /// <summary>But the noise of no band counts as less than such a part of that of the other.</summary>
        public const int NoiseSpan = 3;

        /// <summary>Weights are made anew so often.</summary>
        public const int WeightMs = 400;

        /// <summary>Evidence of a match that is more likely by a factor of e.</summary>
        public const int EvidenceOfMatch = 26;

        /// <summary>Most evidence that a match can give.</summary>
        public const int MatchLimit = 385;

        /// <summary>A match must be more likely by e to this.</summary>
        public const int MatchPrior = 9;

        /// <summary>A match so many times as large as its shape, percent, is no beat.</summary>
        public const int MatchSize = 200;

        /// <summary>A match counts once nothing better follows for so long.</summary>
        public const int MatchHoldMs = 71;

        /// <summary>Shapes reach so far to both sides of the R peak.</summary>
        public const int ShapeReachMs = 84;

        /// <summary>A beat belongs to a shape from this likeness on, percent.</summary>
        public const int LeastLikeness = 81;

        /// <summary>So many beats of no known shape replace the shape used least.</summary>
        public const int StrangeBeats = 7;

        /// <summary>A beat in noise without a match takes away so many matches' worth of trust in the shapes,</summary>
        public const int MistrustOfMiss = 1;

        /// <summary>which is at most so much, and lost at as much below zero.</summary>
        public const int MostTrust = 24;

        /// <summary>Shapes are learned from beats of this quality on.</summary>
        public const int LearnQuality = 68;

        /// <summary>After so long without a beat the threshold begins to fall,</summary>
        public const int PauseMs = 3000;

        /// <summary>by half in every such time.</summary>
        public const int HalvingMs = 2000;

        /// <summary>The R peak lies within this of the hump's middle.</summary>
        public const int ReachMs = 72;

        /// <summary>Where the shape is known, it lies within this of the shape's R peak.</summary>
        public const int MatchReachMs = 20;

        /// <summary>It stands out from the mean over this time.</summary>
        public const int AroundMs = 113;

        /// <summary>The first peak of this part of the highest is it, percent.</summary>
        public const int FirstPeak = 67;

        /// <summary>A beat whose peak lies nearer to the edge of the signal is cut off and not reported.</summary>
        public const int EdgeMs = 40;
    }
}

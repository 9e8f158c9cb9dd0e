namespace HrvXkd.Core
{
    /// <summary>The 12 features of one window, in the order every model takes them. Values are Q16.16 in the unit named.</summary>
    public enum Feature
    {
        /// <summary>Mean heart rate, beats per minute.</summary>
        HeartRate,

        /// <summary>Natural logarithm of SDNN in ms.</summary>
        LnSdnn,

        /// <summary>Natural logarithm of RMSSD in ms.</summary>
        LnRmssd,

        /// <summary>Successive NN differences above 50 ms, percent.</summary>
        Pnn50,

        /// <summary>Natural logarithm of the power in 0.0033..0.04 Hz, ms^2.</summary>
        LnVlf,

        /// <summary>Natural logarithm of the power in 0.04..0.15 Hz, ms^2.</summary>
        LnLf,

        /// <summary>Natural logarithm of the power in 0.15..0.4 Hz, ms^2.</summary>
        LnHf,

        /// <summary>LF / (LF + HF), 0..1.</summary>
        LfFraction,

        /// <summary>Sample entropy, m = 2, r = 0.2 SDNN.</summary>
        SampEn,

        /// <summary>Detrended fluctuation analysis, short-term exponent, scales 4..16 beats.</summary>
        DfaAlpha1,

        /// <summary>Poincare SD1 / SD2.</summary>
        Sd1Sd2,

        /// <summary>Respiration rate from the HF peak, breaths per minute.</summary>
        RespirationRate
    }
}

namespace HrvXkd.Trainer.Hrv.Metrics;

/// <summary>What is taken off the evenly spaced tachogram before Welch's method. The mean always is.</summary>
internal enum Detrend
{
    /// <summary>Only the mean.</summary>
    None,

    /// <summary>The regression line.</summary>
    Linear,

    /// <summary>The smoothness-priors trend of Tarvainen 2002.</summary>
    Smoothness,
}

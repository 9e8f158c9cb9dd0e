namespace HrvXkd.Trainer.Training.Rows;

/// <summary>Where the answers come from that a student learns from.</summary>
internal enum Answers
{
    /// <summary>It learns from labels alone.</summary>
    None,

    /// <summary>A teacher that was trained on the same subjects.</summary>
    InSample,

    /// <summary>Teachers that never saw the subject.</summary>
    CrossFitted,
}

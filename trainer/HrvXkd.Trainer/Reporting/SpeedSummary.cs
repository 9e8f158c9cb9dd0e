namespace HrvXkd.Trainer.Reporting;

/// <summary>Time of one new window on this machine, in one run: medians of alternating blocks. Not the same from run to run.</summary>
/// <param name="TeacherMicroseconds">The teacher in OnnxRuntime, one sequence, one thread, all its optimizations.</param>
/// <param name="StudentMicroseconds">The emitted student.</param>
/// <param name="Ratio">Median of the ratio of neighbouring blocks.</param>
/// <param name="Low">A tenth of the ratios lie below; 0 in files of older runs.</param>
/// <param name="High">A tenth of the ratios lie above.</param>
public sealed record SpeedSummary(double TeacherMicroseconds, double StudentMicroseconds, double Ratio, double Low = 0, double High = 0);

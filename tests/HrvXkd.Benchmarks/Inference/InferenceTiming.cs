namespace HrvXkd.Benchmarks.Inference;

/// <summary>Times of a subject, ns an inference, over all rounds.</summary>
internal sealed record InferenceTiming(string Model, string Name, double Median, double Fastest);

namespace HrvXkd.Benchmarks.Inference;

/// <summary>Something that runs a model and times itself.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>Name in the table.</summary>
    string Name { get; }

    /// <summary>Median ns of an inference, of one round.</summary>
    double Time();
}

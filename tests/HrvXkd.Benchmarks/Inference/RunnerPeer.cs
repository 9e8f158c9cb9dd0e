using System.Diagnostics;
using System.Globalization;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>An emitted model in a process of HrvXkd.InferenceRunner, kept warm between rounds.</summary>
internal sealed class RunnerPeer : IPeer
{
    private const int Inferences = 256, Batches = 60, WarmUps = 40;

    private readonly Process _process;
    private readonly string _model;

    /// <summary>Starts the process and warms it up.</summary>
    /// <param name="name">Name in the table.</param>
    /// <param name="program">Program and its arguments.</param>
    /// <param name="model">Name of the model in the runner.</param>
    public RunnerPeer(string name, string[] program, string model)
    {
        (Name, _model) = (name, model);
        _process = Process.Start(new ProcessStartInfo(program[0], [.. program.Skip(1), "serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        // One inference at a time is compiled anew twice before it is fast; that happens in the background.
        for (int i = 0; i < WarmUps; i++)
            Ask(Batches);
    }

    public string Name { get; }

    /// <summary>Bytes allocated in the rounds so far.</summary>
    public long Allocated { get; private set; }

    /// <summary>Digest of the last answers.</summary>
    public string Digest { get; private set; } = "";

    public double Time()
    {
        (double median, long allocated) = Ask(Batches);
        Allocated += allocated;
        return median;
    }

    /// <summary>Digest of one batch, for comparison with the reference.</summary>
    public string OneBatch()
    {
        Ask(1);
        return Digest;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private (double Median, long Allocated) Ask(int batches)
    {
        _process.StandardInput.WriteLine(FormattableString.Invariant($"{_model} {Inferences} {batches}"));
        _process.StandardInput.Flush();
        string[] words = (_process.StandardOutput.ReadLine() ?? throw new InvalidDataException($"the runner of {_model} ended")).Split(' ');
        Digest = words[2];
        return (double.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[3], CultureInfo.InvariantCulture));
    }
}

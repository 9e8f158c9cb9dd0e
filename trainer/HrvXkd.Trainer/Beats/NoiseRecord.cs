using HrvXkd.CommandLine;
using HrvXkd.Wfdb;

namespace HrvXkd.Trainer.Beats;

/// <summary>A record of noise in memory, added to leads in a given ratio; see <see cref="NoiseStress"/>.</summary>
internal sealed class NoiseRecord
{
    private readonly string _name;
    private readonly double _snrDb;
    private readonly double _rate;
    private readonly int[][] _signals;
    private readonly double[] _amplitudes;

    private NoiseRecord(NoiseOptions options, double rate, int[][] signals)
    {
        _name = options.Name;
        _snrDb = options.SnrDb;
        _rate = rate;
        _signals = signals;
        _amplitudes = Array.ConvertAll(signals, signal => NoiseStress.NoiseAmplitude(signal, rate));
    }

    /// <summary>Reads the record.</summary>
    /// <exception cref="FormatException">It does not exist or holds no noise.</exception>
    public static NoiseRecord Open(NoiseOptions options)
    {
        string path = Path.Combine(options.Folder, options.Name);
        if (!File.Exists(path + ".hea"))
            throw new UsageException(
                $"--noise {options.Name}: {options.Folder} holds no {options.Name}.hea; name the folder of the MIT-BIH noise records (em, ma, bw) with --noise-records");
        using WfdbRecord record = WfdbRecord.Open(path);
        int[][] signals = [.. Enumerable.Range(0, record.Signals.Count).Select(signal => Read(record, signal))];
        NoiseRecord noise = new(options, record.SampleRateHz, signals);
        return signals.Length > 0 && noise._amplitudes.All(amplitude => amplitude > 0)
            ? noise
            : throw new UsageException($"--noise {options.Name}: a signal of {path} is flat or shorter than a second");
    }

    /// <summary>A lead with noise: the first lead gets the first noise signal, the second the second, and so on in turn.</summary>
    /// <param name="record">The clean record.</param>
    /// <param name="lead">Index of the lead.</param>
    /// <param name="reference">Its annotations, which tell the size of its QRS complexes.</param>
    /// <returns>Counts from the middle of the converter's range.</returns>
    /// <exception cref="FormatException">The rates differ or the lead has no normal beat.</exception>
    public int[] AddTo(WfdbRecord record, int lead, IReadOnlyList<Annotation> reference)
    {
        if (record.SampleRateHz != _rate)
            throw new UsageException(FormattableString.Invariant(
                $"--noise {_name}: noise has {_rate} samples per second, record {record.Name} has {record.SampleRateHz}; they must be equal"));
        int[] clean = record.ReadAll(lead);
        int zero = record.Signals[lead].AdcZero;
        for (int i = 0; i < clean.Length; i++)
            clean[i] -= clean[i] == WfdbRecord.Missing ? 0 : zero;
        double amplitude = NoiseStress.QrsAmplitude(clean, reference, _rate);
        if (amplitude == 0)
            throw new UsageException($"--noise {_name}: record {record.Name} has no normal beat from which to take the size of its QRS complexes");
        int signal = lead % _signals.Length;
        return NoiseStress.Add(clean, _signals[signal], NoiseStress.Gain(amplitude, _amplitudes[signal], _snrDb), _rate);
    }

    private static int[] Read(WfdbRecord record, int signal) =>
        Array.ConvertAll(record.ReadAll(signal), sample => sample == WfdbRecord.Missing ? 0 : sample);
}

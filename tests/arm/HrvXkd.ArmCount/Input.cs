using HrvXkd.Core.Tests.Reference;
using HrvXkd.Patient;
using HrvXkd.Wfdb;

namespace HrvXkd.ArmCount;

/// <summary>An ECG, or a signal that is none, at 250 samples per second.</summary>
/// <param name="Samples">Samples, counts.</param>
/// <param name="CountsPerMilliVolt">Gain.</param>
internal sealed record Input(int[] Samples, int CountsPerMilliVolt)
{
    public const int RateHz = 250;
    private const int Gain = 1000;
    private const int PatientSeconds = 600;
    private const int HostileSeconds = 90;

    /// <summary>The simulated patient, a hostile signal by its name, or the first ECG lead of a WFDB record by its path.</summary>
    public static Input Of(string name)
    {
        if (name == "patient")
            return OfPatient();
        return HostileSignal.Names.Contains(name)
            ? new Input(HostileSignal.Of(name, HostileSeconds * RateHz, RateHz, Gain), Gain)
            : OfRecord(name);
    }

    private static Input OfPatient()
    {
        int[] samples = new int[PatientSeconds * RateHz];
        new SimulatedPatient(PatientParameters.Draw(1, 1, false), RateHz, Gain).Read(samples);
        return new Input(samples, Gain);
    }

    // Straight lines between the samples of the record: the work of the detector, not its quality, is of interest.
    private static Input OfRecord(string path)
    {
        using WfdbRecord record = WfdbRecord.Open(path);
        int lead = record.FindEcg();
        int[] read = Array.ConvertAll(record.ReadAll(lead), sample => sample == WfdbRecord.Missing ? 0 : sample);
        int[] samples = new int[(int)((read.Length - 1) * RateHz / record.SampleRateHz)];
        for (int i = 0; i < samples.Length; i++)
        {
            double at = i * record.SampleRateHz / RateHz;
            int before = (int)at;
            samples[i] = (int)Math.Round(read[before] + ((at - before) * (read[before + 1] - read[before])));
        }

        return new Input(samples, (int)Math.Round(record.Signals[lead].CountsPerMilliVolt));
    }
}

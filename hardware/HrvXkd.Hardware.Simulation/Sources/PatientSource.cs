using HrvXkd.Patient;

namespace HrvXkd.Hardware.Simulation;

/// <summary>Electrodes on a simulated patient: an ECG without end. Between its samples straight lines; choose its rate at least that of the chip.</summary>
public sealed class PatientSource : IAnalogSource
{
    private const int CountsPerMilliVolt = 10_000;

    private readonly SimulatedPatient _patient;
    private readonly int[] _samples = new int[1];
    private readonly double _samplesPerNs;
    private long _index = -1;
    private double _before;
    private double _after;

    /// <summary>Attaches the electrodes.</summary>
    /// <param name="parameters">The patient.</param>
    /// <param name="sampleRateHz">Rate at which the signal is made, 100..4000 Hz.</param>
    public PatientSource(PatientParameters parameters, int sampleRateHz = 500)
    {
        _patient = new SimulatedPatient(parameters, sampleRateHz, CountsPerMilliVolt);
        _samplesPerNs = sampleRateHz / (double)VirtualClock.NsPerSecond;
    }

    /// <summary>Time of the first sample on the virtual clock, ns; before it the first one stands.</summary>
    public long StartNs { get; set; }

    /// <summary>Is told every true beat, at most one second before its R peak is read; seconds count from <see cref="StartNs"/>.</summary>
    public Action<PatientBeat>? BeatMade { get => _patient.BeatMade; set => _patient.BeatMade = value; }

    /// <inheritdoc/>
    public bool TryGetMilliVolts(long timeNs, out double milliVolts)
    {
        double position = Math.Max(0, (timeNs - StartNs) * _samplesPerNs);
        var left = (long)position;
        while (_index <= left)
        {
            _patient.Read(_samples);
            _before = _after;
            _after = _samples[0];
            _index++;
        }

        milliVolts = (_before + ((position - left) * (_after - _before))) / CountsPerMilliVolt;
        return true;
    }
}

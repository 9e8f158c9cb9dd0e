// The staged self-test of a board: identity, registers, noise, test signal, data ready, temperature and supplies, electrodes. Each measured
// value is reported with its limits. Source of the stages: SBAS502 and two published designs; limits: SelfTestLimits.
using HrvXkd.Hardware.DataReady;

namespace HrvXkd.Hardware.Adc;

/// <summary>Tests a chip that has been initialised, and leaves it configured for recording and not converting.</summary>
public sealed partial class Ads1292SelfTest
{
    private const int IdentityReadings = 10;
    private const int NoiseSeconds = 2;
    private const int FewestSamples = 256;
    private const int TestSignalSeconds = 4;
    private const int SupplySamples = 32;
    private const int ElectrodeSeconds = 1;
    private const int MicroVoltsPerMilliVolt = 1000;

    private readonly Ads1292 _chip;
    private readonly IDataReady _dataReady;
    private readonly IProgress<SelfTestCheck>? _progress;
    private readonly List<SelfTestCheck> _checks = [];

    /// <summary>Takes the chip and its data-ready source.</summary>
    /// <param name="chip">The chip, initialised.</param>
    /// <param name="dataReady">Its data-ready source.</param>
    /// <param name="progress">Is told each check as it is made; may be null.</param>
    public Ads1292SelfTest(Ads1292 chip, IDataReady dataReady, IProgress<SelfTestCheck>? progress = null)
    {
        _chip = chip ?? throw new ArgumentNullException(nameof(chip));
        _dataReady = dataReady ?? throw new ArgumentNullException(nameof(dataReady));
        _progress = progress;
    }

    /// <summary>Runs all stages; about twenty seconds. A chip that stops answering ends the test with its reason, not with an exception.</summary>
    /// <param name="recording">Profile that is in force afterwards; its data rate is the one tested.</param>
    /// <param name="options">What to do; the defaults if null.</param>
    /// <returns>Measured values against limits.</returns>
    /// <exception cref="ArgumentException">The profile is not possible on this part, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The chip is not initialised.</exception>
    public SelfTestReport Run(Ads1292Configuration recording, SelfTestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        options ??= new SelfTestOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.DataReadySeconds, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.DataReadySeconds, 3600, nameof(options));
        if (_chip.Part == Ads1292Part.Unknown)
            throw new InvalidOperationException("Call Initialize first.");
        recording.ToRegisters(_chip.Part);
        _checks.Clear();
        string? fault = Guarded(() => RunStages(recording with { SingleShot = false }, options));
        string? unrestored = Guarded(() => Restore(recording));
        return new SelfTestReport(_chip.Part, [.. _checks], fault ?? unrestored);
    }

    private static string? Guarded(Action stages)
    {
        try
        {
            stages();
            return null;
        }
        catch (IOException fault)
        {
            return fault.Message;
        }
    }

    private void RunStages(Ads1292Configuration recording, SelfTestOptions options)
    {
        _chip.Stop();
        TestIdentity();
        TestRegisters();
        TestNoise(recording.DataRate);
        TestTestSignal(recording.DataRate);
        TestDataReady(recording, options.DataReadySeconds);
        TestTemperatureAndSupply(recording.DataRate);
        if (options.ElectrodesAttached)
            TestElectrodes(recording);
    }

    private void Restore(Ads1292Configuration recording)
    {
        _chip.Stop();
        _chip.Configure(recording);
        int[] meant = recording.ToRegisters(_chip.Part);
        Span<int> found = stackalloc int[meant.Length];
        _chip.ReadRegisters(Register.Config1, found);
        int right = 0;
        for (int i = 0; i < meant.Length; i++)
            right += RegisterCodec.Matches(i + 1, meant[i], found[i]) ? 1 : 0;
        Add(SelfTestStage.Restore, "registers of the recording profile", right, meant.Length, meant.Length);
    }

    private void Add(SelfTestStage stage, string name, double value, double minimum, double maximum, string unit = "", string note = "")
    {
        var check = new SelfTestCheck(stage, name, value, minimum, maximum, unit, note);
        _checks.Add(check);
        _progress?.Report(check);
    }
}

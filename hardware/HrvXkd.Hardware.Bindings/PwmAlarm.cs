using HrvXkd.Firmware.Companions;
using Iot.Device.Buzzer;

namespace HrvXkd.Hardware.Bindings;

/// <summary>A piezo buzzer on a PWM channel.</summary>
public sealed class PwmAlarm : IAlarm, IDisposable
{
    /// <summary>Frequency at which small piezo discs are loudest, Hz.</summary>
    public const double FrequencyHz = 2700;

    private readonly Buzzer _buzzer;
    private bool _on;

    /// <summary>Opens the buzzer.</summary>
    /// <param name="chip">PWM chip.</param>
    /// <param name="channel">Its channel.</param>
    public PwmAlarm(int chip, int channel) => _buzzer = new Buzzer(chip, channel);

    /// <inheritdoc/>
    public void Call(bool on)
    {
        if (on == _on)
            return;
        _on = on;
        if (on)
            _buzzer.StartPlaying(FrequencyHz);
        else
            _buzzer.StopPlaying();
    }

    /// <inheritdoc/>
    public void Dispose() => _buzzer.Dispose();
}

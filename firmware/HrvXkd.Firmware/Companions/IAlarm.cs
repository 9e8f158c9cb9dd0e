namespace HrvXkd.Firmware.Companions;

/// <summary>A buzzer or a light that calls for attention. Called from the storing thread; must not wait for the signal's end, and may throw <see cref="IOException"/>.</summary>
public interface IAlarm
{
    /// <summary>Starts or ends the call.</summary>
    /// <param name="on">True while an electrode is off or the chip is lost.</param>
    void Call(bool on);
}

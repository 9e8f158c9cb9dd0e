// Getting a running chip back after a fault, in the smallest step that does it: a wrong mode costs three short transfers, lost registers
// one more, a lost reference its settling time.
namespace HrvXkd.Hardware.Adc;

public sealed partial class Ads1292
{
    /// <summary>
    /// Looks at a started chip and gets it converting again: leaves continuous mode, compares all registers, writes them again if they
    /// differ, starts. Never throws for what the chip or the bus does; call it again after <see cref="ResumeOutcome.NoAnswer"/>.
    /// </summary>
    /// <param name="silent">True if no conversions come: the chip may be in standby, so it is woken first (10 ms).</param>
    /// <returns>What was found.</returns>
    /// <exception cref="InvalidOperationException">Not started.</exception>
    public ResumeOutcome TryResume(bool silent)
    {
        if (!_running)
            throw new InvalidOperationException("Call Start first.");
        try
        {
            if (silent)
                SendCommand(Command.Wakeup, Ads1292Timing.Wake);
            SendCommand(Command.StopReadingContinuously, Ads1292Timing.Decode);
            bool stand = RegistersStand();
            if (!stand && _in[2] != (int)Part)
                return ResumeOutcome.NoAnswer;
            if (!stand)
                Restore();
            Convert();
            return stand ? ResumeOutcome.Resumed : ResumeOutcome.Reconfigured;
        }
        catch (IOException)
        {
            return ResumeOutcome.NoAnswer;
        }
        finally
        {
            _running = true;
        }
    }

    /// <summary>Resets a started chip that keeps giving no answer: by the pin if there is one, else by command. Call <see cref="TryResume"/> after it.</summary>
    /// <returns>False if the bus failed.</returns>
    public bool TryReset()
    {
        try
        {
            PulseReset();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // A register that does not stand is found by reading, so the copy of what was meant must outlive the attempts to write it.
    private void Restore()
    {
        const int config2 = (int)Register.Config2;
        if (!RegisterCodec.Matches(config2, _expected[config2], _in[2 + config2]))
            _referenceSettled = 0;
        EndConversions();
        _running = false;
        Span<int> meant = stackalloc int[RegisterCodec.Count - 1];
        _expected.AsSpan(1).CopyTo(meant);
        WriteAll(meant);
    }
}

// The mistakes of public drivers, each as one method done wrong. Source: a survey of twenty drivers, see hardware/README.md.
namespace HrvXkd.Hardware.Simulation.Tests;

internal static class PublicMistakes
{
    /// <summary>Leaves the reference off.</summary>
    public sealed class ReferenceOff(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [0x02, 0xC0, .. base.Profile[2..]];
    }

    /// <summary>Leaves the lead-off comparators off.</summary>
    public sealed class ComparatorsOff(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [0x02, 0xA0, .. base.Profile[2..]];
    }

    /// <summary>Takes the lead-off bits from 19:16 of the status word.</summary>
    public sealed class LeadOffBitsTooHigh(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override int LeadOff(byte[] frame) => frame[0] & 0x0F;
    }

    /// <summary>Takes the GPIO bits one too high.</summary>
    public sealed class GpioBitsTooHigh(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override int Gpio(byte[] frame) => (frame[1] >> 6) & 0x03;
    }

    /// <summary>Writes 0 to bit 4 of LOFF.</summary>
    public sealed class LoffReservedBit(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [.. base.Profile[..2], 0x00, .. base.Profile[3..]];
    }

    /// <summary>Writes 0 to bit 0 of RESP2.</summary>
    public sealed class Resp2ReservedBit(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [.. base.Profile[..9], 0x06, 0x0C];
    }

    /// <summary>Leaves RESP_FREQ 0 on a part without respiration.</summary>
    public sealed class RespirationFrequencyZero(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [.. base.Profile[..9], 0x03, 0x0C];
    }

    /// <summary>Assigns where it should add bits: RLD_SENS keeps only its last one.</summary>
    public sealed class AssignsInsteadOfAdding(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [.. base.Profile[..5], 0x01, .. base.Profile[6..]];
    }

    /// <summary>Adds the opcode to an address constant that has bit 7 set: 0xCA is no command.</summary>
    public sealed class Resp2AddressWithBit7(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override void Configure()
        {
            base.Configure();
            Transfer(0x40 | 0x8A, 0x00, Profile[9], 0x00);
        }
    }

    /// <summary>Has the GPIO register at 0x0C.</summary>
    public sealed class GpioRegisterTooHigh(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override void Configure()
        {
            WriteRegisters(0x02, Profile[1]);
            Wait(150_000);
            WriteRegisters(0x01, Profile[..10]);
            WriteRegisters(0x0C, Profile[10]);
        }
    }

    /// <summary>Takes 0x40 for gain 6.</summary>
    public sealed class GainTableWrong(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override double MilliVolts(int code, int channelSetting) => base.MilliVolts(code, channelSetting == 0x40 ? 0x00 : channelSetting);
    }

    /// <summary>Means phase 0 and writes the bits of 135 degrees, on a part without respiration.</summary>
    public sealed class RespirationBitsMistaken(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [.. base.Profile[..8], 0xF2, .. base.Profile[9..]];
    }

    /// <summary>Sends the count instead of the count less one.</summary>
    public sealed class CountNotLessOne(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override void WriteRegisters(byte first, params byte[] values) => Transfer([(byte)(0x40 | first), (byte)values.Length, .. values, 0x00]);
    }

    /// <summary>Raises chip select between the read command and its data.</summary>
    public sealed class SelectRaisedWithinRead(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override int ReadRegister(byte address)
        {
            Transfer((byte)(0x20 | address), 0x00);
            return Transfer(0x00, 0x00)[0];
        }
    }

    /// <summary>Holds reset for 10 ms and goes on after 100 us.</summary>
    public sealed class ResetHeld(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override void Reset()
        {
            Wait(1_000_000);
            Chip.ResetPin = false;
            Wait(10_000);
            Chip.ResetPin = true;
            Wait(100);
        }
    }

    /// <summary>Does not wait after SDATAC: chip select goes up before the command is decoded.</summary>
    public sealed class NoWaitAfterSdatac(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override void LeaveContinuousMode() => Transfer(0x11);
    }

    /// <summary>Raises chip select right after the last bit.</summary>
    public sealed class SelectRaisedAtOnce(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override void WriteRegisters(byte first, params byte[] values) => Transfer([(byte)(0x40 | first), (byte)(values.Length - 1), .. values]);
    }

    /// <summary>Divides a 512 kHz clock by four.</summary>
    public sealed class ClockDivided(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [.. base.Profile[..7], 0x40, .. base.Profile[8..]];
    }

    /// <summary>Sends 0xFF while reading.</summary>
    public sealed class IdlesHigh(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte Idle => 0xFF;
    }

    /// <summary>Does not extend the sign.</summary>
    public sealed class NoSignExtension(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override int Code(byte[] frame) => (frame[3] << 16) | (frame[4] << 8) | frame[5];
    }

    /// <summary>Extends the sign by a threshold that no code of 24 bits reaches, in unsigned arithmetic.</summary>
    public sealed class SignByThreshold(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override int Code(byte[] frame)
        {
            uint code = ((uint)frame[3] << 16) | ((uint)frame[4] << 8) | frame[5];
            return (int)(code > 0xFFFFFF ? code - 0x1000000 : code);
        }
    }

    /// <summary>Looks for 0xC0 instead of raising chip select again.</summary>
    public sealed class SearchesForPrefix(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[]? Read()
        {
            byte[]? frame = base.Read();
            return frame ?? [0xC0, 0, 0, 0, 0, 0, 0, 0, 0];
        }
    }

    /// <summary>Tests two bits of the part register.</summary>
    public sealed class PartByTwoBits(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override bool IsPart(int id) => (id & 0x12) == 0x12;
    }

    /// <summary>Forgets the gain.</summary>
    public sealed class GainForgotten(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override double MilliVolts(int code, int channelSetting) => code * ReferenceMilliVolts / 8388607;
    }

    /// <summary>Computes the temperature from raw codes.</summary>
    public sealed class TemperatureFromCodes(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override double Celsius(int code) => ((code - 145_300) / 490.0) + 25;
    }

    /// <summary>Waits for the level of DRDY and counts nothing.</summary>
    public sealed class PollsTheLevel(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[]? Read()
        {
            for (int i = 0; i < 1000 && !Chip.DataReady; i++)
                Wait(10);
            byte[] frame = Transfer(new byte[9]);
            return (frame[0] & 0xF0) == 0xC0 && (frame[1] & 0x1F) == 0 && frame[2] == 0 ? frame : null;
        }
    }

    /// <summary>Keeps ten frames and drops the rest without a count.</summary>
    public sealed class DropsSilently(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[]? Read()
        {
            byte[]? frame = base.Read();
            Missed = 0;
            return frame;
        }
    }

    /// <summary>Leaves the test signal on.</summary>
    public sealed class TestSignalLeftOn(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override byte[] Profile => [0x02, 0xE3, 0x10, 0x05, .. base.Profile[4..]];
    }

    /// <summary>Writes registers without leaving continuous mode.</summary>
    public sealed class StaysInContinuousMode(SimulatedAds1292 chip, VirtualClock clock) : BenchDriver(chip, clock)
    {
        public override void LeaveContinuousMode() { }
    }
}

extern alias nano;
using CsCheck;
using HrvXkd.Hardware.Adc;
using nano::HrvXkd.Firmware.Nano;
using NanoPins = nano::HrvXkd.Firmware.Nano.Device.Pins;

namespace HrvXkd.Firmware.Nano.Tests;

public class PartsTests
{
    [Theory]
    [InlineData(1, 125, 6)]
    [InlineData(1, 250, 1)]
    [InlineData(1, 500, 12)]
    [InlineData(2, 250, 8)]
    [InlineData(2, 500, 3)]
    public void Registers_OfTheProfiles_AreThoseOfTheDriver(int channel, int rate, int gain)
    {
        DataRate dataRate = Enum.GetValues<DataRate>().Single(value => value.Hz() == rate);
        Gain field = Enum.GetValues<Gain>().Single(value => value.Factor() == gain);
        int[] values = new int[FrontEndRegisters.Count];
        FrontEndRegisters.Recording(values, channel, rate, gain);
        Ads1292Configuration lead = Ads1292Configuration.SingleLead(dataRate, field);
        if (channel == 2)
        {
            lead = lead with
            {
                Channel1 = ChannelConfiguration.Off,
                Channel2 = lead.Channel1,
                LeadOffSense = Electrodes.In2P | Electrodes.In2N,
                RightLegDrive = Electrodes.In2P | Electrodes.In2N,
            };
        }

        Assert.Equal(lead.ToRegisters(Ads1292Part.Ads1292R), values);
        foreach (Ads1292Part part in new[] { Ads1292Part.Ads1291, Ads1292Part.Ads1292, Ads1292Part.Ads1292R })
        {
            FrontEndRegisters.Noise(values, rate, (int)part);
            Assert.Equal(Ads1292Configuration.NoiseTest(dataRate).ToRegisters(part), values);
            FrontEndRegisters.TestSignal(values, rate, (int)part);
            Assert.Equal(Ads1292Configuration.TestSignal(dataRate).ToRegisters(part), values);
        }
    }

    [Fact]
    public void Pins_AreThoseOfTheBoardsWiring()
    {
        Hardware.Boards.Board board = Hardware.Boards.Board.Find("esp32");
        Assert.Equal(
            [board.SpiBus, board.ChipSelect, board.DataReady, board.Reset, board.Start],
            [NanoPins.SpiBus, NanoPins.ChipSelect, NanoPins.DataReady, NanoPins.Reset, NanoPins.Start]);
        Dictionary<string, int> wires = board.Wires.ToDictionary(wire => wire.Breakout, wire => wire.Pin.Gpio);
        Assert.Equal([wires["SCLK"], wires["DOUT"], wires["DIN"], wires["CS"]], [NanoPins.Clock, NanoPins.DataOut, NanoPins.DataIn, NanoPins.ChipSelect]);
        int[] serial = [NanoPins.SerialSend, NanoPins.SerialReceive];
        Assert.All(serial, pin => Assert.True(board.Header.OfGpio(pin).Number > 0));
        Assert.Empty(serial.Intersect(wires.Values));
    }

    // Conversions on a grid that is off by up to 2 %, read late by anything up to 85 % of a period, some of them not at all.
    [Fact]
    public void ConversionClock_LateReadings_LoseWhatWasLost()
    {
        Gen.Select(Gen.Int[-20, 20], Gen.Int[1, 1000], Gen.Int[0, 850]).Sample((perMille, seed, latest) =>
        {
            ConversionClock clock = new(250);
            double period = 40_000 * (1 + (perMille / 1000.0));
            long counted = 0, made = 0, state = seed;
            for (int i = 0; i < 5000; i++)
            {
                state = ((state * 1103515245) + 12345) & 0x7FFFFFFF;
                int skipped = i > 100 && (state >> 8) % 97 == 0 ? 3 : 0;
                made += 1 + skipped;
                // Most readings are prompt, as they are on a device that can keep up.
                double delay = (state >> 16) % 4 == 0 ? period * latest / 1000 : 200;
                counted += clock.Take((long)((made * period) + delay)) + 1;
            }

            // The last reading may be late, and a grid that followed late ones is behind by up to three.
            Assert.InRange(counted - made, -4, 4);
            Assert.Equal(counted, clock.Count);
        }, iter: 200);
    }

    [Fact]
    public void Logistic_AnyLogit_IsTheFunction()
    {
        foreach (int logit in new[] { int.MinValue, -2_000_000, -65536, -1, 0, 1, 30_000, 65536, 500_000, int.MaxValue })
            Assert.Equal(1000 / (1 + Math.Exp(-(double)logit / 65536)), Logistic.Thousandths(logit), 0.5001);
    }

    [Fact]
    public void TextLine_Numbers_AreTheirDigits()
    {
        Gen.Long.Where(value => value != long.MinValue).Sample(value =>
        {
            TextLine line = new TextLine(64).Begin(Ascii.Bytes("X")).Next().AddNumber(value).End();
            Assert.Equal($"X,{value}", Line.Parse(System.Text.Encoding.ASCII.GetString(line.Bytes, 0, line.Length - 1)).Text);
        });
    }

    [Fact]
    public void TextLine_TooLong_IsCutBeforeItsChecksum()
    {
        TextLine line = new TextLine(12).Begin(Ascii.Bytes("0123456789ABCDEF")).End();
        Assert.Equal("01234567", Line.Parse(System.Text.Encoding.ASCII.GetString(line.Bytes, 0, line.Length - 1)).Text);
    }
}

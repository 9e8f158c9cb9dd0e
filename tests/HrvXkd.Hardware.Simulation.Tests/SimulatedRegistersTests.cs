namespace HrvXkd.Hardware.Simulation.Tests;

public class SimulatedRegistersTests
{
    [Theory]
    [InlineData(0x52)]
    [InlineData(0x53)]
    [InlineData(0x73)]
    public void ReadRegisters_AfterPowerUp_AreTheResetValues(byte id)
    {
        using Bench bench = Bench.Listening(id);
        byte[] answer = bench.Send(0x20, 0x0B, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        byte[] expected = [id, 0x02, 0x80, 0x10, 0, 0, 0, 0, 0, 0, 0x02, 0x0C];
        Assert.Equal(expected, answer[2..14]);
        Assert.Empty(bench.Chip.Mistakes);
    }

    [Fact]
    public void WriteRegister_PartRegister_IsReadOnly()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x40, 0x00, 0x11, 0x00);
        Assert.Equal(0x53, bench.ReadRegister(0));
        AssertOnly(bench, Mistake.ReadOnlyRegister);
    }

    [Fact]
    public void WriteRegister_LeadOffStatus_TakesTheClockBitOnly()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x48, 0x00, 0x40, 0x00);
        Assert.Equal(0x40, bench.ReadRegister(8));
        Assert.Empty(bench.Chip.Mistakes);
    }

    [Fact]
    public void Gpio_PinsAsInputs_ReadTheBoardsPullDowns()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x4B, 0x00, 0x0F, 0x00);
        Assert.Equal(0x0C, bench.ReadRegister(11));
        bench.Send(0x4B, 0x00, 0x03, 0x00);
        Assert.Equal(0x03, bench.ReadRegister(11));
    }

    [Theory]
    [InlineData(1, 0x07)] // rate 111
    [InlineData(2, 0x60)] // bit 7 must be 1
    [InlineData(3, 0x00)] // bit 4 must be 1
    [InlineData(4, 0x70)] // gain 111
    [InlineData(5, 0x80)] // off, but input not shorted
    [InlineData(9, 0x00)] // bit 1 must be 1
    [InlineData(10, 0x06)] // bit 0 must be 1
    [InlineData(10, 0x03)] // RESP_FREQ must be 1 without respiration
    public void WriteRegister_ReservedBitsWrong_IsAMistake(byte address, byte value)
    {
        using Bench bench = Bench.Listening();
        bench.Send((byte)(0x40 | address), 0x00, value, 0x00);
        AssertOnly(bench, Mistake.ReservedBits);
        Assert.Equal(address, bench.Chip.Mistakes[0].Byte);
    }

    [Fact]
    public void WriteRegister_CountByteNotLessOne_OverwritesTheNextRegister()
    {
        using Bench bench = Bench.Listening();
        // Meant for CONFIG1 alone; the closing zero becomes CONFIG2.
        bench.Send(0x41, 0x01, 0x02, 0x00, 0x00);
        Assert.Equal(0x00, bench.ReadRegister(2));
    }

    [Fact]
    public void Reset_ByCommand_RestoresRegistersAndContinuousMode()
    {
        using Bench bench = Bench.Listening();
        bench.Send(0x43, 0x00, 0x18, 0x00);
        Assert.Equal(0x18, bench.ReadRegister(3));
        bench.Send(0x06, 0x00);
        bench.Clock.Advance(100_000);
        Assert.Equal(0x10, bench.Chip.PeekRegister(3));
        bench.Send(0x20, 0, 0, 0);
        AssertOnly(bench, Mistake.IgnoredInContinuousMode);
    }

    private static void AssertOnly(Bench bench, Mistake mistake) =>
        Assert.Equal([mistake], bench.Chip.Mistakes.Select(record => record.Mistake));
}

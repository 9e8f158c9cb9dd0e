namespace HrvXkd.Hardware.Simulation.Tests;

public class PublicMistakesTests
{
    public static TheoryData<string> All =>
        [.. typeof(PublicMistakes).GetNestedTypes().Select(type => type.Name)];

    [Theory]
    [InlineData(0x52)]
    [InlineData(0x53)]
    [InlineData(0x73)]
    public void Examination_CarefulDriver_Passes(int id) =>
        Assert.Equal([], BenchExamination.Failures((chip, clock) => new BenchDriver(chip, clock), id));

    [Theory]
    [MemberData(nameof(All))]
    public void Examination_EachMistakeOfPublicDrivers_Fails(string mistake)
    {
        Type type = typeof(PublicMistakes).GetNestedType(mistake)!;
        Assert.NotEmpty(BenchExamination.Failures((chip, clock) => (BenchDriver)Activator.CreateInstance(type, chip, clock)!));
    }

    [Theory]
    [InlineData(nameof(PublicMistakes.ReferenceOff), "register 02 is C0")]
    [InlineData(nameof(PublicMistakes.LeadOffBitsTooHigh), "IN1P off is not told")]
    [InlineData(nameof(PublicMistakes.GpioBitsTooHigh), "IN1P off is not told")]
    [InlineData(nameof(PublicMistakes.LoffReservedBit), nameof(Mistake.ReservedBits))]
    [InlineData(nameof(PublicMistakes.Resp2AddressWithBit7), nameof(Mistake.UnknownCommand))]
    [InlineData(nameof(PublicMistakes.GpioRegisterTooHigh), nameof(Mistake.ReadOnlyRegister))]
    [InlineData(nameof(PublicMistakes.CountNotLessOne), nameof(Mistake.ChipSelectTooSoon))]
    [InlineData(nameof(PublicMistakes.SelectRaisedWithinRead), nameof(Mistake.CommandCut))]
    [InlineData(nameof(PublicMistakes.ResetHeld), nameof(Mistake.ResetHeldTooLong))]
    [InlineData(nameof(PublicMistakes.NoWaitAfterSdatac), nameof(Mistake.ChipSelectTooSoon))]
    [InlineData(nameof(PublicMistakes.IdlesHigh), nameof(Mistake.UnknownCommand))]
    [InlineData(nameof(PublicMistakes.PartByTwoBits), "accepts a dead line")]
    [InlineData(nameof(PublicMistakes.SearchesForPrefix), "a disturbed frame is taken for good")]
    [InlineData(nameof(PublicMistakes.PollsTheLevel), "losses are not counted")]
    [InlineData(nameof(PublicMistakes.DropsSilently), "losses are not counted")]
    [InlineData(nameof(PublicMistakes.StaysInContinuousMode), nameof(Mistake.IgnoredInContinuousMode))]
    public void Examination_Mistake_ShowsAsOnTheBench(string mistake, string symptom)
    {
        Type type = typeof(PublicMistakes).GetNestedType(mistake)!;
        Assert.Contains(symptom, BenchExamination.Failures((chip, clock) => (BenchDriver)Activator.CreateInstance(type, chip, clock)!));
    }
}

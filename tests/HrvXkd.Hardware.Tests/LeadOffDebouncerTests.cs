using CsCheck;
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Hardware.Tests;

public class LeadOffDebouncerTests
{
    [Fact]
    public void Update_ShortFlicker_ChangesNothing()
    {
        var debouncer = new LeadOffDebouncer(3);
        foreach (int bits in (int[])[1, 1, 0, 1, 1, 0])
            Assert.Equal(0, debouncer.Update(bits));
    }

    [Fact]
    public void Update_EachElectrode_IsDebouncedByItself()
    {
        var debouncer = new LeadOffDebouncer(2);
        debouncer.Update(0x01);
        Assert.Equal(0x01, debouncer.Update(0x11));
        Assert.Equal(0x11, debouncer.Update(0x11));
        debouncer.Update(0x10);
        Assert.Equal(0x10, debouncer.Update(0x10));
    }

    [Fact]
    public void Update_AnyBits_ChangeOnlyAfterFramesInARow() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 31].Array[1, 60]).Sample((frames, bits) =>
        {
            var debouncer = new LeadOffDebouncer(frames);
            for (int i = 0; i < bits.Length; i++)
            {
                int before = debouncer.Bits;
                int changed = before ^ debouncer.Update(bits[i]);
                for (int back = 0; back < frames && changed != 0; back++)
                {
                    if (i < back || ((bits[i - back] ^ before) & changed) != changed)
                        return false;
                }
            }

            return true;
        });

    [Fact]
    public void Constructor_NoFrames_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new LeadOffDebouncer(0));
}

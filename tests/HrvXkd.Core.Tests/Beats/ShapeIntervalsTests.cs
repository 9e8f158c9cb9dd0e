using HrvXkd.Core.Beats;

namespace HrvXkd.Core.Tests.Beats;

/// <summary>What is learned of the intervals at which extrasystoles come.</summary>
public class ShapeIntervalsTests
{
    private const int Usual = 0;
    private const int Ectopic = 1;

    [Fact]
    public void Usual_SteadyCoupling_IsKnownAfterSomeBeats()
    {
        ShapeIntervals intervals = new(2);
        Assert.Equal(0, intervals.Usual(Usual, Ectopic));
        for (int i = 0; i < 12; i++)
            Learn(intervals, -190 + (i % 3), 140);
        Assert.InRange(intervals.Usual(Usual, Ectopic), -192, -186);
        Assert.InRange(intervals.Usual(Ectopic, Usual), 138, 142);
        Assert.Equal(0, intervals.Usual(Usual, Usual));
        intervals.Forget(Ectopic);
        Assert.Equal(0, intervals.Usual(Usual, Ectopic));
    }

    [Fact]
    public void Usual_VaryingCoupling_SaysNothing()
    {
        ShapeIntervals intervals = new(2);
        for (int i = 0; i < 40; i++)
            Learn(intervals, i % 2 == 0 ? -250 : -60, 100 * (i % 3));
        Assert.Equal(0, intervals.Usual(Usual, Ectopic));
        Assert.Equal(0, intervals.Usual(Ectopic, Usual));
    }

    [Fact]
    public void Learn_UnknownShape_IsLeftOut()
    {
        ShapeIntervals intervals = new(2);
        for (int i = 0; i < 20; i++)
            intervals.Learn(-1, Ectopic, -190);
        Assert.Equal(0, intervals.Usual(Usual, Ectopic));
    }

    private static void Learn(ShapeIntervals intervals, int before, int after)
    {
        intervals.Learn(Usual, Ectopic, before);
        intervals.Learn(Ectopic, Usual, after);
    }
}

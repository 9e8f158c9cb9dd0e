using HrvXkd.Core;
using HrvXkd.Data;

namespace HrvXkd.Tests.Data;

public class SequenceSetTests
{
    private const int Values = Sequence.Windows * Sequence.Features;

    [Theory]
    [InlineData("vvvvvvvvvv", 3)]
    [InlineData("vvvvvvvv", 1)]
    [InlineData("vvvvvvv", 0)]
    [InlineData("vvvvvvvm", 0)]
    [InlineData("mmmvvvvv", 1)]
    [InlineData("mmmmvvvv", 0)]
    [InlineData("mmmmvvvvv", 1)]
    [InlineData("", 0)]
    public void From_Windows_KeepsUsableSequences(string windows, int expected) =>
        Assert.Equal(expected, SequenceSet.From(Windows.Prepared(windows)).Count);

    [Fact]
    public void From_TwoRecordings_NeverMixesThem()
    {
        SequenceSet set = SequenceSet.From(Windows.Prepared("vvvvv", "vvvvvvvvv", "vvvvvvv"));
        Assert.Equal(2, set.Count);
        Assert.Equal([1, 1], set.Recording);
        Assert.Equal([1, 1], set.Label);
        Assert.Equal(["g0"], set.Groups);
        Assert.Equal([0, 0], set.Group);
    }

    [Fact]
    public void From_MaskedWindow_HasZeroFeaturesAndMask()
    {
        PreparedCohort prepared = Windows.Prepared("vvmvvvvv");
        SequenceSet set = SequenceSet.From(prepared);
        Assert.Equal([1, 1, 0, 1, 1, 1, 1, 1], set.Valid);
        Assert.Equal(Values, set.FeaturesQ16.Length);
        for (int window = 0; window < Sequence.Windows; window++)
        {
            int[] expected = window == 2 ? new int[Sequence.Features] : prepared.Windows[window].FeaturesQ16;
            Assert.Equal(expected, set.FeaturesQ16.AsSpan(window * Sequence.Features, Sequence.Features).ToArray());
        }
    }

    [Fact]
    public void From_MissingWindow_DoesNotJoinWhatIsNotConsecutive()
    {
        PreparedCohort prepared = Windows.Prepared("vvvvvvvvv");
        List<WindowRow> holed = [.. prepared.Windows.Where(window => window.Index != 4)];
        Assert.Equal(0, SequenceSet.From(prepared with { Windows = holed }).Count);
    }

    [Fact]
    public void From_Groups_AreThoseWithASequence()
    {
        SequenceSet set = SequenceSet.From(Windows.Prepared("v", "v", "vvvvvvvv", "v", "vvvvvvvv"));
        Assert.Equal(["g1", "g2"], set.Groups);
        Assert.Equal([0, 1], set.Group);
        Assert.Equal([2, 4], set.Recording);
    }
}

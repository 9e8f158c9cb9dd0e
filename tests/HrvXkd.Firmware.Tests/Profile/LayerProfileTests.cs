using HrvXkd.Firmware.Profile;

namespace HrvXkd.Firmware.Tests.Profile;

public class LayerProfileTests
{
    [Fact]
    public void Run_BuiltInStudent_TellsEveryLayerInItsOrder()
    {
        IReadOnlyList<StageCost> layers = LayerProfile.Run();
        Assert.Equal(StudentLayers.LayerNames, layers.Select(layer => layer.Name));
        Assert.Contains(layers, layer => layer.Name == "context.product");
        Assert.All(layers, layer => Assert.True(layer.MinimumNs >= 0 && layer.MinimumNs <= layer.MedianNs && layer.MedianNs <= layer.P99Ns));
        Assert.True(layers.Sum(layer => layer.MedianNs) > 0);
    }
}

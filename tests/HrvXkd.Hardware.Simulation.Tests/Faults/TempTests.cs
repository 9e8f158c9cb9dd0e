#pragma warning disable
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.Acquisition;
using Xunit.Abstractions;
namespace HrvXkd.Hardware.Simulation.Tests;
public class TempTests(ITestOutputHelper output)
{
    [Fact(Skip="x")]
    public void Trace()
    {
        int seed = 83;
        using var rig = new FaultRig(new[] { 0x52, 0x53, 0x73 }[seed % 3], DataRate.Sps125 + seed / 2 % 4, byPins: seed / 8 % 2 == 0, seed % 2 == 0 ? ReadMode.Verified : ReadMode.Continuous, (seed * 7919 % 41 - 20) * 1000);
        var faults = new RandomFaults(seed, rig.NowNs);
        output.WriteLine(faults.ToString());
        string last = "";
        int n = 0;
        rig.Trace = (s, t, now) => { string x = $"{s} {t.Frame.Status} missed {t.Missed}"; if (x != last || n++ < 3) { if (x != last) n = 0; output.WriteLine($"{now / 1e6:F3} {x} idx {t.Index} {rig.Stream.Counters}"); } last = x; };
        rig.Run(faults.Script, faults.EndNs - rig.NowNs);
    }
}

using System.Text.Json;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Pages;
using HrvXkd.CodeGen.Profile;
using HrvXkd.CodeGen.Tests.Emit;
using HrvXkd.CodeGen.Tests.Fuzz;
using HrvXkd.CodeGen.Verify;

namespace HrvXkd.CodeGen.Tests.Profile;

public class ProfilerTests
{
    private const int Rounds = 20;

    [Fact]
    public void Run_Student_AccountsForEveryLayerAndItsWork()
    {
        OnnxModel model = Students.Quantized(1);
        EmittedModel emitted = CodeGenerator.Emit(model);
        ProfileReport report = Profiler.Run(model, CoreLimit.All[0], Rounds);
        Assert.Equal(emitted.Layers.Select(layer => layer.Name), report.Layers.Where(layer => layer.Kind.Length > 0).Select(layer => layer.Name));
        Assert.Equal(emitted.MacsPerWindow, report.Macs);
        Assert.Equal(emitted.FlashBytes, report.Layers.Sum(layer => layer.TableBytes));
        Assert.Equal(100, report.Layers.Sum(layer => layer.SharePercent), 1e-6);
        Assert.All(report.Layers, layer => Assert.True(layer.MinNs <= layer.P50Ns && layer.P50Ns <= layer.P99Ns + 1e-9));
        Assert.True(report.VectorsChecked > 8);
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        Assert.Equal(report.Layers.Count, json.RootElement.GetProperty("layers").GetArrayLength());
    }

    [Fact]
    public void Of_RandomGraphs_FindsEveryLayerAndKeepsTheBits()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            OnnxModel model = RandomGraph.Make(seed);
            EmittedModel emitted;
            try
            {
                emitted = CodeGenerator.Emit(model);
            }
            catch (CodeGenException fault) when (fault.Message.StartsWith("HRVG110", StringComparison.Ordinal))
            {
                continue;
            }

            ProfilingTwin twin = ProfilingTwin.Of(emitted);
            Assert.Equal(Enumerable.Range(0, emitted.Layers.Count), twin.Steps.Where(step => step.Layer >= 0).Select(step => step.Layer));
            using CompiledModel compiled = CompiledModel.Compile(twin.Emitted);
            Assert.True(compiled.SelfTest());
            if (seed % 6 == 0)
                Assert.Equal(emitted.Layers.Count, Profiler.Run(model, CoreLimit.All[1], Rounds).Layers.Count(layer => layer.Kind.Length > 0));
        }
    }

    [Theory]
    [InlineData("a53", 5300, true, 0, 1000)]
    [InlineData("a53", 0, true, 8000, 1000)]
    [InlineData("m4", 168, false, 0, 1000)]
    public void LeastNs_PeakRates_GiveTheLargerOfWorkAndBytes(string core, long macs, bool narrow, long bytes, double ns) =>
        Assert.Equal(ns, CoreLimit.All.Single(one => one.Name == core).LeastNs(macs, narrow, bytes), 1e-9);

    [Fact]
    public void ToHtml_HostileNames_AreEncodedAndNothingIsFetched()
    {
        OnnxModel model = Students.Quantized(1);
        model.Name = "<script>alert(1)</script>";
        string page = ProfilePage.ToHtml(Profiler.Run(model, CoreLimit.All[2], Rounds));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Cortex-A72", page, StringComparison.Ordinal);
    }
}

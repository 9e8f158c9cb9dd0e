// Budgets for an interpreter: opcodes that really ran, with results equal to those of the desktop build and of the integer reference.
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.OpcodeCounter.Tests;

public class BudgetTests
{
    private const int MostPerSample = 700;
    private const int MostPerWindow = 15_000;

    [Fact]
    public void Detector_SimulatedPatient_StaysWithinBudgetAndAllocatesNothing()
    {
        using NanoCore core = new();
        DetectorCost cost = DetectorRun.Count(core, "patient", seconds: 0);
        Assert.InRange(cost.PerSample, 100, MostPerSample);
        Assert.Equal(0, cost.AllocatedAfterStart);
        Assert.True(cost.Beats > 500 && cost.Windows > 15);
    }

    [SkippableTheory]
    [InlineData("100")]
    [InlineData("203")]
    public void Detector_Record_EqualsDesktopBuildWithinBudget(string record)
    {
        string path = HrvXkd.Tests.SharedData.Require($"data/mitdb/{record}.hea");
        using NanoCore core = new();
        DetectorCost cost = DetectorRun.Count(core, path, seconds: 0);
        Assert.InRange(cost.PerSample, 100, MostPerSample);
        Assert.Equal(0, cost.AllocatedAfterStart);
    }

    [Fact]
    public void Student_NewWindows_StayWithinBudgetAndAllocateNothing()
    {
        StudentCost cost = StudentRun.Count(OnnxFile.Read(Path.Combine(AppContext.BaseDirectory, "Model", "student.int8.onnx")));
        Assert.InRange(cost.Largest, 1000, MostPerWindow);
        Assert.Equal(0, cost.AllocatedAfterStart);
    }
}

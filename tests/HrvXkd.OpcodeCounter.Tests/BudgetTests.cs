// Budgets for an interpreter: opcodes that really ran, with results equal to those of the desktop build and of the integer reference.
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.OpcodeCounter.Tests;

public class BudgetTests
{
    private const int MostPerSample = 400;

    // Record 203 is noisy throughout: there two matched filters run over every block, which the budget does not cover.
    private const int MostInNoise = 590;

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
    [InlineData("100", MostPerSample)]
    [InlineData("203", MostInNoise)]
    public void Detector_Record_EqualsDesktopBuildWithinBudget(string record, int most)
    {
        string path = HrvXkd.Tests.SharedData.Require($"data/mitdb/{record}.hea");
        using NanoCore core = new();
        DetectorCost cost = DetectorRun.Count(core, path, seconds: 0);
        Assert.InRange(cost.PerSample, 100, most);
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

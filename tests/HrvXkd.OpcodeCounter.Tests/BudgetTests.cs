// Budgets for an interpreter: opcodes that really ran, with results equal to those of the desktop build and of the integer reference.
using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.OpcodeCounter.Tests;

public class BudgetTests
{
    private const int MostPerSample = 400;

    private const int MostPerWindow = 15_000;

    // Of each record, for the time that the test takes; the program counts them whole.
    private const int Seconds = 600;

    [Fact]
    public void Detector_SimulatedPatient_StaysWithinBudgetAndAllocatesNothing()
    {
        using NanoCore core = new();
        DetectorCost cost = DetectorRun.Count(core, "patient", seconds: 0);
        Assert.InRange(cost.PerSample, 100, MostPerSample);
        Assert.Equal(0, cost.AllocatedAfterStart);
        Assert.True(cost.Beats > 500 && cost.Windows > 15);
    }

    // Record 203 is noisy throughout: two matched filters run there, and beats of several shapes are compared.
    [SkippableFact]
    public void Detector_EachRecord_EqualsDesktopBuildWithinBudget()
    {
        string folder = HrvXkd.Tests.SharedData.Require("data/mitdb");
        using NanoCore core = new();
        string[] records = Directory.GetFiles(folder, "*.hea");
        Assert.NotEmpty(records);
        foreach (string record in records)
        {
            DetectorCost cost = DetectorRun.Count(core, record, Seconds);
            Assert.True(cost.PerSample is > 100 and <= MostPerSample, FormattableString.Invariant($"{cost.Input}: {cost.PerSample:F1} opcodes a sample; {MostPerSample} are allowed"));
            Assert.Equal(0, cost.AllocatedAfterStart);
        }
    }

    [Fact]
    public void Student_NewWindows_StayWithinBudgetAndAllocateNothing()
    {
        StudentCost cost = StudentRun.Count(OnnxFile.Read(Path.Combine(AppContext.BaseDirectory, "Model", "student.int8.onnx")));
        Assert.InRange(cost.Largest, 1000, MostPerWindow);
        Assert.Equal(0, cost.AllocatedAfterStart);
    }
}

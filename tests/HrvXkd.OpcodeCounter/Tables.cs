using System.Globalization;
using HrvXkd.CodeGen.Emit.Nano;

namespace HrvXkd.OpcodeCounter;

/// <summary>The counts as a person reads them.</summary>
internal static class Tables
{
    private const int Shown = 20;

    public static void Show(IReadOnlyList<DetectorCost> runs)
    {
        Console.WriteLine("detector and cleaning, opcodes a sample at 250 Hz; the same results as the desktop build");
        Console.WriteLine($"{"input",-28}{"mean",9}{"largest",10}{"calls",8}{"with",10}{"a window",12}{"largest",10}{"beats",8}{"heap",9}{"later",7}");
        Console.WriteLine($"{"",-28}{"",9}{"call",10}{"",8}{"windows",10}{"",12}{"slice",10}{"",8}{"bytes",9}{"",7}");
        foreach (DetectorCost run in runs)
            Line($"{run.Input,-28}{run.PerSample,9:F1}{run.LargestSample,10:N0}{run.CallsPerSample,8:F2}{run.PerSampleWithWindows,10:F1}{run.PerWindow,12:N0}{run.LargestSlice,10:N0}{run.Beats,8}{run.HeapBytes,9:N0}{run.AllocatedAfterStart,7}");
        if (runs.Count > 0)
            Show(runs[0].Input, "sample", runs[0].Methods);
    }

    public static void Show(StudentCost student)
    {
        Line($"student \"{student.Model}\", {student.Macs} multiply-accumulates a new window; the same logits as the integer reference");
        Line($"  {student.PerWindow:N0} opcodes a new window, at most {student.Largest:N0}; {student.CallsPerWindow:F1} calls; {student.PerWindow / student.Macs:F1} opcodes a multiply-accumulate; {student.AllocatedAfterStart} bytes allocated after the start");
        Show("student", "window", student.Methods);
    }

    /// <summary>What an ESP32 spends: counts, and times that are estimates.</summary>
    public static void ShowEsp32(IReadOnlyList<DetectorCost> runs, StudentCost student, NanoCore core)
    {
        Console.WriteLine("ESP32 at 240 MHz: opcodes and calls are counted, heap and time estimated; no board has confirmed them");
        Console.WriteLine($"{"",-40}{"opcodes",10}{"calls",9}{"heap",9}{"code",9}{"tables",8}{"time ms",17}");
        foreach (DetectorCost run in runs)
            Row($"a sample, {run.Input}", run.PerSample, run.CallsPerSample, "", "", "");
        foreach (DetectorCost run in runs.Where(run => run.Windows > 0))
            Row($"features of a window, {run.Input}", run.PerWindow, run.CallsPerWindow, "", "", "");
        Row("a new window, student", student.PerWindow, student.CallsPerWindow, Number(student.HeapBytes), Number(student.CodeBytes), Number(student.TableBytes));
        Console.WriteLine($"{"Core: detector, cleaning, features, kernels",-59}{Number(runs[0].HeapBytes),9}{Number(core.Image.CodeBytes),9}{Number(core.Image.TableBytes),8}");
        Console.WriteLine("  code and tables are flash; tables are also copied to the heap, which counts them");
    }

    private static void Row(string name, double opcodes, double calls, string heap, string code, string tables)
    {
        (double fastest, double slowest) = NanoCost.TimeMs(opcodes, calls);
        Line($"{name,-40}{opcodes,10:N0}{calls,9:N1}{heap,9}{code,9}{tables,8}{fastest,9:N2}..{slowest:N2}");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static void Show(string name, string unit, IReadOnlyList<MethodCost> methods)
    {
        Console.WriteLine();
        Console.WriteLine($"{$"{name}, by method",-44}{$"a {unit}",12}{"calls",10}{"largest call",14}");
        foreach (MethodCost method in methods.Take(Shown))
            Line($"  {method.Method,-42}{method.PerUnit,12:F1}{method.CallsPerUnit,10:F3}{method.Largest,14:N0}");
        if (methods.Count > Shown)
            Line($"  {$"{methods.Count - Shown} others",-42}{methods.Skip(Shown).Sum(method => method.PerUnit),12:F1}");
        Console.WriteLine();
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

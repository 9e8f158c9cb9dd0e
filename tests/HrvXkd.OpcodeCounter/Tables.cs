using System.Globalization;

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
        Line($"  {student.PerWindow:N0} opcodes a new window, at most {student.Largest:N0}; {student.CallsPerWindow:F1} calls; {student.PerWindow / student.Macs:F1} opcodes a multiply-accumulate");
        Line($"  {student.CodeBytes:N0} bytes of code and {student.TableBytes:N0} of tables in flash, {student.HeapBytes:N0} bytes of heap (estimate), {student.AllocatedAfterStart} after the start");
        Line($"  ESP32 at 240 MHz: {student.FastestMs:F1}..{student.SlowestMs:F1} ms a new window, an estimate that no board has confirmed");
        Show("student", "window", student.Methods);
    }

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

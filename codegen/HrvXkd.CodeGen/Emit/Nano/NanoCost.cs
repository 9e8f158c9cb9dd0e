using HrvXkd.NanoCode;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>What an emitted class costs on nanoFramework.</summary>
/// <param name="CodeBytes">Bytes of IL of the class with the kernels it uses.</param>
/// <param name="TableBytes">Bytes of initialised arrays, in flash and again in RAM.</param>
/// <param name="Opcodes">Opcodes that one inference executes, counted.</param>
/// <param name="Calls">Calls among them.</param>
/// <param name="HeapBytes">Heap of the runtime for an instance and all tables, in its blocks of 12 bytes; an estimate.</param>
public sealed record NanoCost(int CodeBytes, int TableBytes, long Opcodes, long Calls, long HeapBytes)
{
    // Thumb-2 instructions: about 53 an opcode over whole programs, about 600 more for a call; an ESP32 at 240 MHz does 95 to 240 million a second.
    private const double PerOpcode = 53, PerCall = 600, Slow = 95e3, Fast = 240e3;

    /// <summary>Estimated shortest time on an ESP32 at 240 MHz, ms.</summary>
    public double FastestMs => TimeMs(Opcodes, Calls).Fastest;

    /// <summary>Estimated longest time, ms.</summary>
    public double SlowestMs => TimeMs(Opcodes, Calls).Slowest;

    /// <summary>Estimated time of opcodes on an ESP32 at 240 MHz, ms; no board has confirmed it.</summary>
    /// <param name="opcodes">Opcodes, 0 or more.</param>
    /// <param name="calls">Calls among them.</param>
    /// <returns>Shortest and longest.</returns>
    public static (double Fastest, double Slowest) TimeMs(double opcodes, double calls)
    {
        double instructions = (PerOpcode * opcodes) + (PerCall * calls);
        return (instructions / Fast, instructions / Slow);
    }

    /// <summary>The same in words, for a header.</summary>
    public IReadOnlyList<string> Notes =>
    [
        FormattableString.Invariant($"nanoFramework: {CodeBytes} of {NanoRules.MaxBytes} bytes of code and {TableBytes} of {NanoRules.MaxBytes} bytes of tables with the kernels it uses, about {HeapBytes} bytes of heap;"),
        FormattableString.Invariant($"{Opcodes} opcodes and {Calls} calls an inference, counted; ESP32 at 240 MHz {FastestMs:F0}..{SlowestMs:F0} ms, an estimate that no board has confirmed."),
    ];
}

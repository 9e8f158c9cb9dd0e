// What a core could do at best: the larger of multiply-adds at its peak rate and bytes at the width of its first-level loads.
// int8 rates of A53 and A72 from LLVM 14's scheduler models, A76 from its Neoverse N1 model (SDOT on two pipes), Zen 4 two 256-bit
// VPDPBUSD a cycle, M4 SMLAD, LX6 MAC16. Rates of 32 x 32 to 64 bits and load widths follow from the vector width and number of pipes.
namespace HrvXkd.CodeGen.Profile;

/// <summary>Peak rates of a processor core.</summary>
/// <param name="Name">What <c>--core</c> takes.</param>
/// <param name="About">The core and a board that has it.</param>
/// <param name="GigaHertz">Nominal clock.</param>
/// <param name="NarrowMacs">Multiply-adds of int8 by int8 in a cycle.</param>
/// <param name="WideMacs">Multiply-adds of 32 by 32 to 64 bits in a cycle.</param>
/// <param name="LoadBytes">Bytes loaded from the first-level cache, or from SRAM, in a cycle.</param>
public sealed record CoreLimit(string Name, string About, double GigaHertz, double NarrowMacs, double WideMacs, double LoadBytes)
{
    /// <summary>The cores known.</summary>
    public static IReadOnlyList<CoreLimit> All { get; } =
    [
        new("zen4", "AMD Zen 4, 3.6 GHz", 3.6, 64, 8, 64),
        new("a53", "Cortex-A53, 1.0 GHz (Raspberry Pi Zero 2 W)", 1.0, 5.3, 1, 8),
        new("a72", "Cortex-A72, 1.8 GHz (Raspberry Pi 4)", 1.8, 8, 2, 16),
        new("a76", "Cortex-A76, 2.4 GHz (Raspberry Pi 5)", 2.4, 32, 4, 32),
        new("m4", "Cortex-M4, 168 MHz", 0.168, 2, 1, 4),
        new("esp32", "Xtensa LX6, 240 MHz (ESP32)", 0.24, 1, 0.5, 4),
    ];

    /// <summary>Least time of a layer.</summary>
    /// <param name="macs">Multiply-adds.</param>
    /// <param name="narrow">True if both operands are int8.</param>
    /// <param name="bytes">Bytes read: operands and tables.</param>
    /// <returns>ns.</returns>
    public double LeastNs(long macs, bool narrow, long bytes) => Math.Max(macs / (narrow ? NarrowMacs : WideMacs), bytes / LoadBytes) / GigaHertz;
}

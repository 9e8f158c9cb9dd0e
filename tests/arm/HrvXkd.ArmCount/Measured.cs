using System.Runtime.CompilerServices;
using HrvXkd.Core;

namespace HrvXkd.ArmCount;

/// <summary>What is counted: never inlined, so that it can be told from the loop around it.</summary>
internal static class Measured
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Push(EcgAnalyzer analyzer, int sample) => analyzer.Push(sample);
}

using System.Runtime.CompilerServices;
using HrvXkd.Core;
using HrvXkd.Core.Kernels;

namespace HrvXkd.InferenceRunner;

/// <summary>What is counted: never inlined, so that it can be told from the loop around it.</summary>
internal static class Measured
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Run(IVectorModel model, int[] input, int[] output) => model.Run(input, output);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Push(IRiskModel model, int[] window, bool valid) => model.Push(window, valid);
}

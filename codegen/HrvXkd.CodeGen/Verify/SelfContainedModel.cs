using HrvXkd.Core;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Verify;

/// <summary>A self-contained class has interfaces of its own: this one gives it those of HrvXkd.Core.</summary>
internal static class SelfContainedModel
{
    /// <summary>A model that streams.</summary>
    public static IRiskModel Risk(object instance) => instance as IRiskModel ?? new Streaming(instance);

    /// <summary>A model that takes whole vectors.</summary>
    public static IVectorModel Vector(object instance) => instance as IVectorModel ?? new Whole(instance);

    private static T Bind<T>(object instance, string method) where T : Delegate => (T)Delegate.CreateDelegate(typeof(T), instance, method);

    private sealed class Streaming(object instance) : IRiskModel
    {
        private readonly Func<int[], bool, int> _push = Bind<Func<int[], bool, int>>(instance, "Push");
        private readonly Action _reset = Bind<Action>(instance, "Reset");

        public int Push(int[] featuresQ16, bool valid) => _push(featuresQ16, valid);

        public void Reset() => _reset();
    }

    private sealed class Whole(object instance) : IVectorModel
    {
        private readonly Action<int[], int[]> _run = Bind<Action<int[], int[]>>(instance, "Run");

        public void Run(int[] inputQ16, int[] outputQ16) => _run(inputQ16, outputQ16);
    }
}

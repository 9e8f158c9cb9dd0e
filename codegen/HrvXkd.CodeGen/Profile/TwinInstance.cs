using System.Reflection;
using HrvXkd.Core;
using HrvXkd.Core.Kernels;

namespace HrvXkd.CodeGen.Profile;

/// <summary>One instance of a model that was taken apart, fed with its own vectors.</summary>
internal sealed class TwinInstance
{
    private readonly Action<int[], int[]>? _giveVector;
    private readonly Action<int[], int>? _giveWindow;
    private readonly Func<int>? _result;
    private readonly int[] _blank = new int[Sequence.Features];

    private readonly IRiskModel? _stream;
    private readonly IVectorModel? _whole;

    /// <summary>Makes an instance.</summary>
    /// <param name="type">The compiled class.</param>
    /// <param name="steps">Its methods.</param>
    /// <param name="outputs">Numbers of a result.</param>
    public TwinInstance(Type type, IReadOnlyList<ProfilingStep> steps, int outputs)
    {
        object parts = Activator.CreateInstance(type)!, plain = Activator.CreateInstance(type)!;
        Steps = [.. steps.Select(step => Bind<Action>(parts, step.Method))];
        Empty = Bind<Action>(parts, ProfilingTwin.Empty);
        Output = new int[outputs];
        if (parts is IRiskModel)
        {
            (_giveWindow, _result, _stream) = (Bind<Action<int[], int>>(parts, ProfilingTwin.Give), Bind<Func<int>>(parts, ProfilingTwin.Result), (IRiskModel)plain);
            Whole = () => Output[0] = _stream.Push(Input, Valid);
        }
        else
        {
            (_giveVector, _whole) = (Bind<Action<int[], int[]>>(parts, ProfilingTwin.Give), (IVectorModel)plain);
            Whole = () => _whole.Run(Input, Output);
        }
    }

    /// <summary>True if it takes one window a run.</summary>
    public bool Streams => _stream is not null;

    /// <summary>The layers.</summary>
    public Action[] Steps { get; }

    /// <summary>A method that does nothing.</summary>
    public Action Empty { get; }

    /// <summary>The program as emitted, on another instance.</summary>
    public Action Whole { get; }

    /// <summary>Result of <see cref="Whole"/>.</summary>
    public int[] Output { get; }

    private int[] Input { get; set; } = [];

    private bool Valid { get; set; }

    /// <summary>Hands over the next window or vector.</summary>
    public void Give(int[] input, bool valid, int[] output)
    {
        (Input, Valid) = (input, valid);
        _giveWindow?.Invoke(valid ? input : _blank, valid ? FixedPoint.One : 0);
        _giveVector?.Invoke(input, output);
    }

    /// <summary>Runs all layers one by one.</summary>
    /// <param name="output">Receives the result.</param>
    public void RunSteps(int[] output)
    {
        foreach (Action step in Steps)
            step();
        if (_result is not null)
            output[0] = _result();
    }

    private static T Bind<T>(object target, string method)
        where T : Delegate => target.GetType().GetMethod(method, BindingFlags.Public | BindingFlags.Instance)!.CreateDelegate<T>(target);
}

using HrvXkd.Core;
using HrvXkd.Core.Kernels;
using HrvXkd.Model;

namespace HrvXkd.InferenceRunner;

/// <summary>An emitted model with inputs made from a seed.</summary>
internal sealed class Subject
{
    private readonly IVectorModel? _whole;
    private readonly IRiskModel? _stream;
    private readonly int[][] _inputs;
    private readonly int[] _output = new int[1];
    private readonly int _width, _spreadQ16;

    private Subject(IVectorModel? whole, IRiskModel? stream, int width, int spreadQ16)
    {
        (_whole, _stream, _width, _spreadQ16) = (whole, stream, width, spreadQ16);
        _inputs = SeededInputs.Make(width, spreadQ16);
    }

    /// <summary>Names of the models.</summary>
    public static string[] Names { get; } = ["S", "M", "L", "student"];

    /// <summary>Makes one.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Subject Of(string name) => name switch
    {
        "S" => new(new Emitted.ShapeS(), null, Emitted.ShapeS.InputCount, SeededInputs.WholeSpread),
        "M" => new(new Emitted.ShapeM(), null, Emitted.ShapeM.InputCount, SeededInputs.WholeSpread),
        "L" => new(new Emitted.ShapeL(), null, Emitted.ShapeL.InputCount, SeededInputs.WholeSpread),
        "student" => new(null, new StudentModel(), Sequence.Features, SeededInputs.StudentSpread),
        _ => throw new FormatException($"model '{name}'; accepted: {string.Join(", ", Names)}"),
    };

    /// <summary>Runs inferences; the result depends on all of them.</summary>
    public int Run(int count)
    {
        int digest = 0;
        for (int i = 0; i < count; i++)
        {
            int[] input = _inputs[i & (SeededInputs.Count - 1)];
            if (_whole is not null)
                Measured.Run(_whole, input, _output);
            else
                _output[0] = Measured.Push(_stream!, input, true);
            digest = SeededInputs.Fold(digest, _output[0]);
        }

        return digest;
    }

    /// <summary>Digests of inferences of <see cref="MixedInputs"/>, one for each thousand.</summary>
    /// <param name="count">Inferences.</param>
    public IEnumerable<int> Mixed(int count)
    {
        MixedInputs inputs = new(_width, _spreadQ16);
        int digest = 0;
        for (int i = 1; i <= count; i++)
        {
            inputs.Next();
            if (_whole is not null)
                _whole.Run(inputs.Input, _output);
            else
                _output[0] = _stream!.Push(inputs.Input, inputs.Valid);
            digest = SeededInputs.Fold(digest, _output[0]);
            if (i % 1000 == 0 || i == count)
                yield return digest;
        }
    }
}

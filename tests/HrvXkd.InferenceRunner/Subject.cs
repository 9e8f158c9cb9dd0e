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

    private Subject(IVectorModel? whole, IRiskModel? stream, int width, int spreadQ16)
    {
        (_whole, _stream) = (whole, stream);
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
}

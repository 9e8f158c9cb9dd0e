// Where the elements of a layer go: into locals, into an array, or both; clamped on the way.
using System.Globalization;
using HrvXkd.CodeGen.Graph;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Takes the elements that a layer makes.</summary>
internal sealed class NanoTarget
{
    private readonly NanoBody _body;
    private readonly string _type;
    private readonly int _low, _high;
    private readonly string[]? _registers;
    private readonly Func<int, string>? _place;

    /// <summary>A layer in straight lines.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="body">The method.</param>
    /// <param name="edges">Who reads the elements.</param>
    /// <param name="low">Lowest element.</param>
    /// <param name="high">Highest element.</param>
    public NanoTarget(LayerWriter layer, NanoBody body, NanoEdges edges, int low, int high)
    {
        (_body, _type, _low, _high) = (body, layer.Storage.Type, low, high);
        bool room = edges.IsReadHere(layer.Node) && body.Free >= layer.Count;
        if (edges.NeedsArray(layer.Node) || !room)
        {
            string[] target = layer.Target().Split(", ");
            string array = body.Array(target[0], _type);
            int first = int.Parse(target[1], CultureInfo.InvariantCulture);
            _place = element => FormattableString.Invariant($"{array}[{first + element}]");
        }

        if (!room)
            return;
        // The range of an int would need a bias that is none.
        Bias = _place is null && edges.CanBeShifted(layer.Node) && low > int.MinValue && IsPowerOfTwo((long)high - low + 1) ? -low : 0;
        _registers = [.. Enumerable.Range(0, layer.Count).Select(_ => body.Take()!)];
        body.Held[layer.Storage] = new NanoElements(_registers, Bias);
    }

    /// <summary>One row of a layer that has several: elements behind <c>y[to]</c>.</summary>
    /// <param name="body">The method.</param>
    /// <param name="type">Their type.</param>
    /// <param name="low">Lowest element.</param>
    /// <param name="high">Highest element.</param>
    public NanoTarget(NanoBody body, string type, int low, int high) =>
        (_body, _type, _low, _high, _place) = (body, type, low, high, element => NanoRows.Element("y", "to", element));

    /// <summary>What is added to each element: with it, one test finds all that lie outside.</summary>
    public int Bias { get; }

    /// <summary>Takes an element.</summary>
    /// <param name="element">Which.</param>
    /// <param name="value">Expression of type long and its range, both with the bias.</param>
    public void Put(int element, (string Text, Interval Range) value)
    {
        bool clamped = value.Range.Low < _low + (long)Bias || value.Range.High > _high + (long)Bias;
        if (_registers is null && !clamped)
        {
            Store(element, $"({value.Text})");
            return;
        }

        string local = _body.Set(_registers?[element] ?? "value", value.Text);
        if (clamped)
            Clamp(local, value.Range);
        if (_place is not null)
            Store(element, local);
    }

    private void Clamp(string local, Interval range)
    {
        long low = _low + (long)Bias, high = _high + (long)Bias;
        string most = _body.Constant(high);
        if (low == 0 && IsPowerOfTwo(high + 1))
        {
            // Outside 0..2^n - 1 a bit above the lowest n is set.
            string outside = _body.Constant(~high);
            _body.Line($"if (({local} & {outside}) != 0L)");
            _body.Line($"    {local} = {local} < 0L ? 0L : {most};");
            return;
        }

        string least = range.Low < low ? _body.Constant(low) : "";
        if (range.High > high)
        {
            _body.Line($"if ({local} > {most})");
            _body.Line($"    {local} = {most};");
        }

        if (range.Low < low)
        {
            _body.Line($"{(range.High > high ? "else " : "")}if ({local} < {least})");
            _body.Line($"    {local} = {least};");
        }
    }

    private void Store(int element, string value) => _body.Line($"{_place!(element)} = ({_type}){value};");

    private static bool IsPowerOfTwo(long value) => (value & (value - 1)) == 0;
}

// Where the elements of an operand come from: locals, or their array. What is read more than once is read into locals first.
namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Reads an operand.</summary>
internal sealed class NanoSource
{
    private readonly NanoBody _body;
    private readonly List<string> _own = [];

    /// <summary>An operand of a layer in straight lines.</summary>
    /// <param name="layer">The layer that reads.</param>
    /// <param name="body">The method.</param>
    /// <param name="slot">Which operand.</param>
    /// <param name="often">True to keep it in locals.</param>
    public NanoSource(LayerWriter layer, NanoBody body, int slot, bool often)
    {
        _body = body;
        Operand operand = layer.Plan.Input(layer.Node, slot);
        AreLong = body.Held.TryGetValue(operand.Storage, out NanoElements? held);
        if (held is not null)
        {
            Bias = held.Bias;
            Elements = Array.ConvertAll(operand.Addresses, address => held.Registers[address - operand.Storage.Newest]);
            return;
        }

        string array = body.Array(operand.Field, operand.Storage.Type);
        Elements = Array.ConvertAll(operand.Addresses, address => FormattableString.Invariant($"{array}[{address}]"));
        if (often && body.Free >= Elements.Length)
            Keep();
    }

    /// <summary>One row of a layer that has several: elements behind <c>x[from]</c>.</summary>
    /// <param name="body">The method.</param>
    /// <param name="count">Elements.</param>
    /// <param name="often">True to keep them in locals.</param>
    public NanoSource(NanoBody body, int count, bool often)
    {
        _body = body;
        Elements = [.. Enumerable.Range(0, count).Select(k => NanoRows.Element("x", "from", k))];
        if (often && body.Free >= count)
            Keep();
    }

    /// <summary>Expressions of the elements.</summary>
    public string[] Elements { get; }

    /// <summary>True if they are longs; else they are ints or sbytes.</summary>
    public bool AreLong { get; private set; }

    /// <summary>What each holds too much.</summary>
    public int Bias { get; }

    /// <summary>An element as a long.</summary>
    public string Long(int element) => AreLong ? Elements[element] : $"(long){Elements[element]}";

    /// <summary>Gives back the locals it took.</summary>
    public void Release() => _own.ForEach(_body.Release);

    private void Keep()
    {
        AreLong = true;
        for (int i = 0; i < Elements.Length; i++)
        {
            Elements[i] = _body.Set(_body.Take()!, Elements[i]);
            _own.Add(Elements[i]);
        }
    }
}

namespace HrvXkd.CodeGen.Vectors;

/// <summary>Input vectors of a model: for each input one float array, shape [Count, ...].</summary>
/// <param name="Count">Number of vectors.</param>
/// <param name="Inputs">Values by input name, row major.</param>
public sealed record VectorSet(int Count, IReadOnlyDictionary<string, float[]> Inputs)
{
    /// <summary>Selects vectors.</summary>
    /// <param name="indices">Which, in the order wanted.</param>
    /// <returns>A copy of the vectors selected.</returns>
    public VectorSet Select(IReadOnlyList<int> indices)
    {
        Dictionary<string, float[]> selected = [];
        foreach ((string name, float[] values) in Inputs)
        {
            int size = Count == 0 ? 0 : values.Length / Count;
            float[] rows = new float[size * indices.Count];
            for (int i = 0; i < indices.Count; i++)
                values.AsSpan(indices[i] * size, size).CopyTo(rows.AsSpan(i * size));
            selected[name] = rows;
        }

        return new VectorSet(indices.Count, selected);
    }
}

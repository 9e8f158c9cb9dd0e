using System.Globalization;

namespace HrvXkd.Twin;

/// <summary>What goes wrong, and when: lines "SECONDS off LENGTH" for an electrode, "SECONDS lose COUNT" for conversions whose edge does not come.</summary>
internal sealed class FaultPlan
{
    private readonly List<(double From, double To)> _off = [];
    private readonly List<(double At, int Count)> _lose = [];

    /// <param name="path">File, or null for none. Times count from the first conversion.</param>
    public FaultPlan(string? path)
    {
        foreach (string line in path is null ? [] : File.ReadAllLines(path))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
                continue;
            double at = double.Parse(words[0], CultureInfo.InvariantCulture);
            double value = double.Parse(words[2], CultureInfo.InvariantCulture);
            if (words[1] == "off")
                _off.Add((at, at + value));
            else
                _lose.Add((at, (int)value));
        }
    }

    /// <summary>True while an electrode has no contact.</summary>
    public bool IsOff(double seconds) => _off.Exists(span => seconds >= span.From && seconds < span.To);

    /// <summary>Edges to leave out from now on; each fault is told once.</summary>
    public int Lose(double seconds)
    {
        int count = _lose.FindIndex(fault => fault.At <= seconds);
        if (count < 0)
            return 0;
        int edges = _lose[count].Count;
        _lose.RemoveAt(count);
        return edges;
    }
}

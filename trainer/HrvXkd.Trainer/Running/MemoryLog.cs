// Memory of native tensors is freed by scopes, not by the collector: what a training leaves behind would stay. What a process of a fold
// holds is noted after each of its trainings; if nothing is left behind, it does not grow with their number.

using System.Diagnostics;
using System.Globalization;

namespace HrvXkd.Trainer.Running;

/// <summary>Resident memory of the processes of folds, after each training.</summary>
internal sealed class MemoryLog
{
    private const double Mebi = 1 << 20;

    private readonly Lock _lock = new();
    private readonly List<(int Fold, int Training, string What, double Mebibytes)> _lines = [];

    /// <summary>Notes what a process holds now.</summary>
    /// <param name="fold">Its fold.</param>
    /// <param name="what">What it has trained.</param>
    /// <param name="process">The process; nothing is noted if it has ended.</param>
    public void Note(int fold, string what, Process process)
    {
        try
        {
            process.Refresh();
            double held = process.WorkingSet64 / Mebi;
            lock (_lock)
                _lines.Add((fold, _lines.Count(line => line.Fold == fold) + 1, what, held));
        }
        catch (InvalidOperationException)
        {
            // It ended between its last line and this question.
        }
    }

    /// <summary>Writes a table.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path) => File.WriteAllLines(path,
    [
        "fold,training,what,resident_mib",
        .. _lines.OrderBy(line => line.Fold).ThenBy(line => line.Training)
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Fold},{line.Training},{line.What},{line.Mebibytes:F1}")),
    ]);
}

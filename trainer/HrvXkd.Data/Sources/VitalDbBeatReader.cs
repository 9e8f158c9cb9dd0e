using System.Globalization;
using CsvHelper;
using HrvXkd.Core;
using HrvXkd.Core.Beats;

namespace HrvXkd.Data.Sources;

/// <summary>Streams the beats of one case.</summary>
internal sealed class VitalDbBeatReader : IBeatReader
{
    private const int LargestLine = 1 << 16;
    private const double LatestSeconds = 30 * 86400;

    // A type is N for sinus, S supraventricular, V ventricular, P paced, U unclassified. All but N are premature or foreign to the rhythm.
    private const string Types = "NSVPU";
    private static readonly string[] Needed = ["time_second", "beat_type"];

    private readonly string _path;
    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _places;
    private double? _origin;
    private long _last = -1;
    private bool _isBroken = true;

    public VitalDbBeatReader(string path)
    {
        _path = path;
        _csv = Table.Open(path, LargestLine);
        _places = Table.Places(path, _csv, Needed, ["bad_signal_quality"]);
    }

    public bool TryRead(out RecordedBeat beat)
    {
        try
        {
            while (_csv.Read())
                if (TryTake(new TableRow(_path, _csv, _places), out beat))
                    return true;
        }
        catch (CsvFormatException fault)
        {
            throw new FormatException($"{_path} line {fault.LineNumber}: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }

        beat = default;
        return false;
    }

    public void Dispose() => _csv.Dispose();

    private bool TryTake(TableRow row, out RecordedBeat beat)
    {
        beat = default;
        string time = row.Required("time_second");
        if (!double.TryParse(time, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) || !(seconds is >= 0 and <= LatestSeconds))
            throw row.Fault(FormattableString.Invariant($"time_second is '{time}', expected seconds in 0..{LatestSeconds}"));
        _origin ??= seconds;
        string type = row.Text("beat_type") ?? "";
        if (type.Length == 0)
        {
            _isBroken = true;
            return false;
        }

        if (type.Length > 1 || !Types.Contains(type, StringComparison.Ordinal))
            throw row.Fault($"beat_type is '{type}', expected one of {string.Join(", ", Types.ToCharArray())} or nothing");
        long ticks = (long)Math.Round((seconds - _origin.Value) * Ticks.PerSecond);
        if (ticks < _last)
            throw row.Fault($"time_second is {time}, expected one after the row before");
        // The same peak twice, at a change of label.
        if (ticks == _last)
            return false;
        bool poor = string.Equals(row.Text("bad_signal_quality"), "True", StringComparison.OrdinalIgnoreCase);
        beat = new RecordedBeat(ticks, ShapeOf(type), poor ? 0 : 100, _isBroken);
        _last = ticks;
        _isBroken = false;
        return true;
    }

    private static BeatClass ShapeOf(string type) => type switch
    {
        "N" => BeatClass.NormalLike,
        "V" => BeatClass.VentricularLike,
        _ => BeatClass.Unknown,
    };
}

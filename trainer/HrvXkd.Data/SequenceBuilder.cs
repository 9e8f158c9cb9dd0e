using HrvXkd.Core;

namespace HrvXkd.Data;

/// <summary>Collects usable sequences.</summary>
internal sealed class SequenceBuilder(Cohort cohort, LabelKind kind)
{
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);

    public List<int> Features { get; } = [];

    public List<byte> Valid { get; } = [];

    public List<byte> Label { get; } = [];

    public List<int> Group { get; } = [];

    public List<int> Recording { get; } = [];

    public List<int> FirstWindow { get; } = [];

    public List<string> Groups { get; } = [];

    /// <summary>Adds the eight windows from a place in the list if they are consecutive windows of one recording and usable.</summary>
    public void TryAdd(IReadOnlyList<WindowRow> windows, int start)
    {
        WindowRow oldest = windows[start];
        int bits = 0;
        for (int i = 0; i < Sequence.Windows; i++)
        {
            WindowRow window = windows[start + i];
            if (window.Recording != oldest.Recording || window.Index != oldest.Index + i)
                return;
            bits = (bits << 1) | (window.Valid ? 1 : 0);
        }

        if (!Sequence.IsUsable(bits))
            return;
        Recording recording = cohort.Recordings[oldest.Recording];
        bool? label = LabelOf(recording, windows[start + Sequence.Windows - 1]);
        if (label is null)
            return;
        for (int i = 0; i < Sequence.Windows; i++)
            Add(windows[start + i]);
        Label.Add(label.Value ? (byte)1 : (byte)0);
        Group.Add(IndexOf(GroupOf(recording)));
        Recording.Add(oldest.Recording);
        FirstWindow.Add(oldest.Index);
    }

    private bool? LabelOf(Recording recording, WindowRow last) => kind switch
    {
        LabelKind.Now => last.Now,
        LabelKind.Early => last.Early,
        _ => recording.Hypertensive ?? throw new FormatException($"recording '{recording.Id}' has no label, expected hypertensive or not"),
    };

    private static string GroupOf(Recording recording) =>
        recording.Group ?? throw new FormatException($"recording '{recording.Id}' has no subject or group, without which nobody can split it from its neighbours");

    private void Add(WindowRow window)
    {
        Valid.Add(window.Valid ? (byte)1 : (byte)0);
        for (int feature = 0; feature < Sequence.Features; feature++)
            Features.Add(window.Valid ? window.FeaturesQ16[feature] : 0);
    }

    private int IndexOf(string group)
    {
        if (_groups.TryGetValue(group, out int index))
            return index;
        _groups.Add(group, Groups.Count);
        Groups.Add(group);
        return Groups.Count - 1;
    }
}

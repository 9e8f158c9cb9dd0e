// GPIO chips by their label. Numbers move: the header of a Raspberry Pi 5 is gpiochip4 under older kernels and gpiochip0 under newer ones.
using HrvXkd.Hardware.Linux;

namespace HrvXkd.Hardware.DataReady;

/// <summary>A GPIO chip of the Linux character device.</summary>
/// <param name="Path">Device file, such as /dev/gpiochip0.</param>
/// <param name="Name">Kernel's name.</param>
/// <param name="Label">Label, the same on every board of a kind.</param>
/// <param name="Lines">Lines it has.</param>
public sealed record GpioChip(string Path, string Name, string Label, int Lines)
{
    private const string DeviceFolder = "/dev";

    /// <summary>Labels of the chips behind a Raspberry Pi's 40-pin header: 5; 4; 3 and Zero 2 W.</summary>
    public static IReadOnlyList<string> HeaderLabels { get; } = ["pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835"];

    /// <summary>The chips of this machine that can be opened.</summary>
    /// <returns>Chips, ordered by device file; none without the character device or without rights.</returns>
    public static IReadOnlyList<GpioChip> List() => List(LinuxCalls.Instance, DeviceFolder);

    /// <summary>Finds a chip.</summary>
    /// <param name="labels">Labels wanted, the best first; <see cref="HeaderLabels"/> for a Raspberry Pi.</param>
    /// <returns>The first that is there.</returns>
    /// <exception cref="IOException">None is there; the message names those that are.</exception>
    public static GpioChip Find(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Find(List(), labels);
    }

    /// <summary>Tells who uses a line.</summary>
    /// <param name="line">Number on this chip.</param>
    /// <returns>Its state.</returns>
    /// <exception cref="IOException">The chip cannot be opened or has no such line.</exception>
    public GpioLineInfo ReadLine(int line) => ReadLine(LinuxCalls.Instance, line);

    internal static IReadOnlyList<GpioChip> List(ILinuxCalls calls, string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var chips = new List<GpioChip>();
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, "gpiochip*").Order(StringComparer.Ordinal))
        {
            if (TryRead(calls, path) is { } chip)
                chips.Add(chip);
        }

        return chips;
    }

    internal static GpioChip Find(IReadOnlyList<GpioChip> chips, IReadOnlyList<string> labels) =>
        labels.Select(label => chips.FirstOrDefault(chip => chip.Label == label)).FirstOrDefault(chip => chip is not null)
        ?? throw new IOException(
            $"No GPIO chip labelled {string.Join(" or ", labels)}; found {(chips.Count == 0 ? "none" : string.Join(", ", chips.Select(chip => $"{chip.Label} ({chip.Path})")))}. "
            + "Is the user in the group gpio, and is this the right board?");

    internal unsafe GpioLineInfo ReadLine(ILinuxCalls calls, int line)
    {
        int descriptor = OpenOrThrow(calls);
        var info = new GpioUapi.LineInfo { Offset = (uint)line };
        int result = calls.Ioctl(descriptor, GpioUapi.GetLineInfo, &info);
        calls.Close(descriptor);
        if (result < 0)
            throw new IOException($"Line {line} of {Path} ({Label}): {Errno.Describe(-result)}; it has lines 0..{Lines - 1}.");
        return new GpioLineInfo(line, GpioUapi.Name(info.Name), GpioUapi.Name(info.Consumer), (info.Flags & GpioUapi.FlagUsed) != 0);
    }

    internal int OpenOrThrow(ILinuxCalls calls)
    {
        int descriptor = calls.Open(Path);
        return descriptor >= 0
            ? descriptor
            : throw new IOException($"{Path} ({Label}): {Errno.Describe(-descriptor)}. {(descriptor == -Errno.AccessDenied ? "Put the user into the group gpio." : "Is the chip still there?")}");
    }

    private static unsafe GpioChip? TryRead(ILinuxCalls calls, string path)
    {
        int descriptor = calls.Open(path);
        if (descriptor < 0)
            return null;
        GpioUapi.ChipInfo info = default;
        int result = calls.Ioctl(descriptor, GpioUapi.GetChipInfo, &info);
        calls.Close(descriptor);
        return result < 0 ? null : new GpioChip(path, GpioUapi.Name(info.Name), GpioUapi.Name(info.Label), (int)info.Lines);
    }
}

// The SPI bus as Linux offers it: the device file, the right to open it, the groups of the user, and the fastest clock that the device tree allows.
using System.Buffers.Binary;
using HrvXkd.Hardware.Adc;
using HrvXkd.Hardware.Boards;

namespace HrvXkd.Firmware.Doctor;

/// <summary>Examines the bus that the chip is on.</summary>
/// <param name="root">Root of the file system; another one in tests.</param>
/// <param name="privileged">Whether the process needs no groups.</param>
internal sealed class BusExamination(string root, bool privileged)
{
    private const int SpiBufferBytes = 16;
    private const string SpiGroup = "spi";
    private const string GpioGroup = "gpio";

    /// <summary>Looks at bus and groups.</summary>
    /// <param name="board">The board.</param>
    /// <returns>Findings in order.</returns>
    public IEnumerable<Finding> Run(Board board)
    {
        string device = FormattableString.Invariant($"{board.SpiBus}.{board.ChipSelect}");
        Finding bus = Bus(Path.Combine(root, "dev/spidev" + device));
        return bus.State == FindingState.Ok ? [bus, Speed(device), Groups()] : [bus, Groups()];
    }

    private static Finding Bus(string path)
    {
        if (!File.Exists(path))
            return new Finding("SPI", FindingState.Wrong, $"{path} is not there", "add dtparam=spi=on to /boot/firmware/config.txt and start again");
        try
        {
            using FileStream device = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, SpiBufferBytes);
            return new Finding("SPI", FindingState.Ok, $"{path} opens");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Finding("SPI", FindingState.Wrong, fault.Message, "put the user into the group spi, or install the udev rule; end what holds the bus");
        }
    }

    // The device tree holds the clock as four bytes, the highest first.
    private Finding Speed(string device)
    {
        string path = Path.Combine(root, $"sys/bus/spi/devices/spi{device}/of_node/spi-max-frequency");
        if (!File.Exists(path) || File.ReadAllBytes(path) is not { Length: sizeof(uint) } bytes)
            return new Finding("SPI clock", FindingState.Ok, FormattableString.Invariant($"{Ads1292.SpiClockFrequency} Hz are asked for; the device tree names no limit"));
        uint most = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return most >= Ads1292.SpiClockFrequency
            ? new Finding("SPI clock", FindingState.Ok, FormattableString.Invariant($"{Ads1292.SpiClockFrequency} Hz are asked for, {most} Hz are allowed"))
            : new Finding("SPI clock", FindingState.Warning, FormattableString.Invariant($"{most} Hz are allowed, {Ads1292.SpiClockFrequency} Hz are asked for"), "raise spi-max-frequency in the overlay: slower, a frame may not end before the next one");
    }

    private Finding Groups()
    {
        HashSet<string> own = OwnGroups();
        string[] missing = [.. new[] { SpiGroup, GpioGroup }.Where(group => !own.Contains(group))];
        return privileged || missing.Length == 0
            ? new Finding("groups", FindingState.Ok, privileged ? $"{User()} needs none" : $"{User()} is in {SpiGroup} and {GpioGroup}")
            : new Finding("groups", FindingState.Warning, $"{User()} is not in {string.Join(" and ", missing)}", $"sudo usermod -aG {string.Join(",", missing)} {User()}, then log in again; the service has them");
    }

    // A system without a list of users has no name for this one.
    private static string User()
    {
        try
        {
            return Environment.UserName;
        }
        catch (IOException)
        {
            return "the user";
        }
    }

    private HashSet<string> OwnGroups()
    {
        string status = Path.Combine(root, "proc/self/status");
        string names = Path.Combine(root, "etc/group");
        if (!File.Exists(status) || !File.Exists(names))
            return [];
        HashSet<string> numbers = [.. File.ReadLines(status).Where(line => line.StartsWith("Groups:", StringComparison.Ordinal)).SelectMany(line => line["Groups:".Length..].Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return [.. File.ReadLines(names).Select(line => line.Split(':')).Where(fields => fields.Length > 2 && numbers.Contains(fields[2])).Select(fields => fields[0])];
    }
}

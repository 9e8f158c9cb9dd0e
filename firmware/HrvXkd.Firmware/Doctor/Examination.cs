// What must be right before the chip is blamed, in the order in which one would look. Everything is only read; nothing on the board is changed.
using System.Globalization;
using System.Runtime.InteropServices;
using HrvXkd.Firmware.Running;
using HrvXkd.Firmware.Settings;
using HrvXkd.Hardware.Boards;
using HrvXkd.Hardware.DataReady;
using HrvXkd.Hardware.RealTime;

namespace HrvXkd.Firmware.Doctor;

/// <summary>Examines the machine.</summary>
internal sealed class Examination(DeviceSettings settings, bool simulated, string root = "/")
{
    private const int EarliestYear = 2025;
    private const long LockedBytes = 64 << 20;

    /// <summary>Looks at everything.</summary>
    /// <returns>Findings in order; later ones may depend on earlier ones.</returns>
    public IReadOnlyList<Finding> Run()
    {
        List<Finding> findings = [Runtime(), System()];
        if (simulated)
        {
            findings.Add(new Finding("front end", FindingState.Ok, "simulated: bus and pins are not looked at"));
        }
        else
        {
            Board? board = FindBoard(findings);
            if (board is not null)
            {
                findings.AddRange(new BusExamination(root, Environment.IsPrivilegedProcess).Run(board));
                findings.AddRange(Lines(board));
            }

            findings.Add(Governor());
        }

        findings.Add(RealTime());
        findings.Add(MemoryLock());
        findings.Add(Storage());
        findings.Add(Clock());
        return findings;
    }

    private static Finding Runtime()
    {
        string how = global::System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported ? "just-in-time compiled" : "compiled ahead of time";
        return new Finding("program", FindingState.Ok, $"{RuntimeInformation.FrameworkDescription}, {how}, {RuntimeInformation.ProcessArchitecture}");
    }

    private static Finding System()
    {
        Version kernel = Environment.OSVersion.Version;
        if (!OperatingSystem.IsLinux())
            return new Finding("kernel", FindingState.Wrong, Environment.OSVersion.ToString(), "a board runs Linux; elsewhere use --device sim");
        return kernel >= new Version(5, 10)
            ? new Finding("kernel", FindingState.Ok, $"Linux {kernel}")
            : new Finding("kernel", FindingState.Wrong, $"Linux {kernel}", "5.10 or later is needed: pins with kernel time came with it");
    }

    private Board? FindBoard(List<Finding> findings)
    {
        try
        {
            Board board = BoardFrontEnd.Find(settings.Board);
            findings.Add(new Finding("board", FindingState.Ok, $"{board.Title} ({(settings.Board == "auto" ? "by the device tree" : "by the settings")})"));
            return board;
        }
        catch (FormatException fault)
        {
            findings.Add(new Finding("board", FindingState.Wrong, fault.Message, "set \"board\" in the settings"));
            return null;
        }
    }

    private static IEnumerable<Finding> Lines(Board board)
    {
        GpioChip chip;
        Finding? missing = null;
        try
        {
            chip = GpioChip.Find([board.GpioChipLabel]);
        }
        catch (IOException fault)
        {
            chip = null!;
            missing = new Finding("GPIO chip", FindingState.Wrong, fault.Message, "put the user into the group gpio; check \"board\" in the settings");
        }

        if (missing is not null)
        {
            yield return missing;
            yield break;
        }

        yield return new Finding("GPIO chip", FindingState.Ok, $"{chip.Path} ({chip.Label}), {chip.Lines} lines");
        foreach ((string name, int line) in new[] { ("DRDY", board.DataReady), ("RESET", board.Reset), ("START", board.Start) })
        {
            GpioLineInfo info = chip.ReadLine(line);
            yield return info.IsUsed
                ? new Finding($"line {line}, {name}", FindingState.Wrong, $"held by {(info.Consumer.Length > 0 ? info.Consumer : "the kernel")}", "stop the other program (systemctl stop hrvxkd), or remove the overlay that takes the line")
                : new Finding($"line {line}, {name}", FindingState.Ok, "free");
        }
    }

    private Finding Governor()
    {
        string path = Path.Combine(root, "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
        if (!File.Exists(path))
            return new Finding("governor", FindingState.Ok, "no frequency scaling");
        string governor = File.ReadAllText(path).Trim();
        return governor == "performance"
            ? new Finding("governor", FindingState.Ok, governor)
            : new Finding("governor", FindingState.Warning, governor, "performance gives the most even latency; latency shows whether it matters");
    }

    private Finding RealTime()
    {
        if (settings.RealTimePriority == 0)
            return new Finding("real time", FindingState.Ok, "not asked for by the settings");
        string refused = "";
        // In a thread of its own: this one stays as it is.
        Thread thread = new(() => refused = string.Join("; ", RealTimeThread.Apply(new RealTimeOptions { Priority = settings.RealTimePriority }).Where(setting => !setting.Granted).Select(setting => setting.Message)));
        thread.Start();
        thread.Join();
        return refused.Length == 0
            ? new Finding("real time", FindingState.Ok, FormattableString.Invariant($"SCHED_FIFO {settings.RealTimePriority} is granted"))
            : new Finding("real time", FindingState.Warning, refused, "LimitRTPRIO in the service, or realTimePriority 0 in the settings");
    }

    // The limit decides whether a process without rights of its own may keep its memory from being paged out.
    private Finding MemoryLock()
    {
        const string Limit = "Max locked memory";
        string path = Path.Combine(root, "proc/self/limits");
        string? line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(line => line.StartsWith(Limit, StringComparison.Ordinal)) : null;
        if (line is null)
            return new Finding("memory lock", FindingState.Warning, $"{path} does not tell", "a kernel with /proc tells the limits of a process");
        string limit = line[Limit.Length..].TrimStart().Split(' ')[0];
        return limit == "unlimited" || (long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) && bytes >= LockedBytes)
            ? new Finding("memory lock", FindingState.Ok, $"limit {limit}")
            : new Finding("memory lock", FindingState.Warning, $"limit {limit} bytes", "LimitMEMLOCK=infinity in the service, or memlock in limits.conf; without it pages may be swapped out where there is swap");
    }

    private Finding Storage()
    {
        string folder = settings.Recording.Folder;
        if (!Directory.Exists(folder))
            return new Finding("storage", FindingState.Warning, $"{folder} is not there", "run makes it; the service has it made by systemd");
        try
        {
            string probe = Path.Combine(folder, ".doctor");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            long free = new DriveInfo(folder).AvailableFreeSpace >> 20;
            return free >= settings.Recording.KeepFreeMegabytes
                ? new Finding("storage", FindingState.Ok, FormattableString.Invariant($"{folder}: {free} MB free, {free / MegabytesPerDay():F1} days of recording"))
                : new Finding("storage", FindingState.Wrong, FormattableString.Invariant($"{folder}: {free} MB free"), FormattableString.Invariant($"{settings.Recording.KeepFreeMegabytes} MB are kept free: remove recordings, or set removeOldest"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Finding("storage", FindingState.Wrong, fault.Message, "set recording.folder to a folder that the user may write");
        }
    }

    private double MegabytesPerDay() => settings.SampleRate * settings.Channels * 3 * 86400.0 / (1 << 20);

    private Finding Clock()
    {
        int year = DateTime.UtcNow.Year;
        if (year < EarliestYear)
            return new Finding("clock", FindingState.Warning, FormattableString.Invariant($"the year is {year}"), "a board without a clock of its own needs the network once, or an RTC; recordings are named by time");
        bool synchronized = File.Exists(Path.Combine(root, "run/systemd/timesync/synchronized"));
        return new Finding("clock", FindingState.Ok, FormattableString.Invariant($"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC{(synchronized ? ", set by the network" : "")}"));
    }
}

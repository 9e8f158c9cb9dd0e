using System.Diagnostics;

namespace HrvXkd.Firmware.Tests.Running;

/// <summary>The device program as a process of its own.</summary>
internal sealed class DeviceRun : IDisposable
{
    private readonly Process _process;

    public DeviceRun(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "HrvXkd.Firmware.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
    }

    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    /// <summary>Reads log lines until one holds a text.</summary>
    public string WaitFor(string text)
    {
        List<string> seen = [];
        while (_process.StandardError.ReadLine() is { } line)
        {
            seen.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"'{text}' never came; the program said: {string.Join(" | ", seen)}");
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>What it still said.</returns>
    public string Finish()
    {
        string rest = _process.StandardError.ReadToEnd();
        _process.WaitForExit();
        return rest;
    }

    public void Terminate() => Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}

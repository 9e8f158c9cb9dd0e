using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HrvXkd.Firmware.Running;

/// <summary>This program once more, as the process that stores and shows what this one measures.</summary>
internal sealed partial class ServingProcess : IDisposable
{
    /// <summary>The option that makes it that.</summary>
    public const string Option = "--serve";

    private const int HangUp = 1;

    private readonly Process _process;

    private ServingProcess(Process process) => _process = process;

    /// <summary>Writing end of the pipe to it.</summary>
    public SafePipeHandle Pipe => ((PipeStream)_process.StandardInput.BaseStream).SafePipeHandle;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts it with the arguments of this process.</summary>
    /// <exception cref="IOException">It cannot be started.</exception>
    public static ServingProcess Start()
    {
        ProcessStartInfo start = new(Environment.ProcessPath ?? throw new IOException("The program's own file is not known.")) { RedirectStandardInput = true };
        // Under a host the first argument is the assembly, which the host needs again.
        string[] line = Environment.GetCommandLineArgs();
        foreach (string argument in RuntimeFeature.IsDynamicCodeSupported ? line : line[1..])
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(Option);
        try
        {
            return new ServingProcess(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new IOException($"{start.FileName} {Option}: {fault.Message}", fault);
        }
    }

    /// <summary>Asks it to read the settings anew.</summary>
    public void Reload() => _ = Kill(_process.Id, HangUp);

    /// <summary>Ends with the process.</summary>
    public Task WaitAsync() => _process.WaitForExitAsync();

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

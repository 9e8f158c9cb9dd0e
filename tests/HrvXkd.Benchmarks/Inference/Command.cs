using System.Diagnostics;

namespace HrvXkd.Benchmarks.Inference;

/// <summary>Runs programs of the machine.</summary>
internal static class Command
{
    /// <summary>True if a program is on the path.</summary>
    public static bool Exists(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs to the end.</summary>
    /// <param name="program">Name.</param>
    /// <param name="arguments">Arguments.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidDataException">It failed.</exception>
    public static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidDataException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{errors.Result}");
    }
}

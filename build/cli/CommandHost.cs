// One behaviour for every program: exit code 0 done, 1 the work failed, 2 the call was wrong; a fault is one line on stderr.
using System.CommandLine;

namespace HrvXkd.CommandLine;

/// <summary>Runs a command line with the project's exit codes.</summary>
internal static class CommandHost
{
    /// <summary>Set to 1 to see where an unexpected fault came from.</summary>
    private const string DebugVariable = "HRVXKD_DEBUG";

    /// <summary>Parses and runs.</summary>
    /// <param name="root">The program's commands.</param>
    /// <param name="args">Arguments of the process.</param>
    /// <returns>0 done, 1 the work failed, 2 the call or its input was wrong.</returns>
    public static int Run(RootCommand root, string[] args)
    {
        ParseResult parse = root.Parse(args);
        if (parse.Errors.Count > 0)
        {
            string command = parse.CommandResult.Command is RootCommand ? root.Name : $"{root.Name} {parse.CommandResult.Command.Name}";
            return Fail(2, $"{parse.Errors[0].Message} See '{command} --help'.");
        }

        try
        {
            return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            return Fail(2, fault.Message, fault);
        }
        catch (OperationCanceledException)
        {
            return Fail(1, "stopped");
        }
        catch (Exception fault)
        {
            return Fail(1, $"internal fault: {fault.GetType().Name}: {fault.Message} (set {DebugVariable}=1 for details)", fault);
        }
    }

    private static int Fail(int code, string message, Exception? fault = null)
    {
        Console.Error.WriteLine("error: " + OneLine(message));
        if (fault is not null && Environment.GetEnvironmentVariable(DebugVariable) == "1")
            Console.Error.WriteLine(fault);
        return code;
    }

    // Messages quote files: what could move the cursor of a terminal is not let through.
    private static string OneLine(string message) =>
        string.Concat(message.ReplaceLineEndings(" ").Trim().Select(letter => char.IsControl(letter) ? '?' : letter));
}

using System.Globalization;

namespace HrvXkd.Firmware.Commands;

/// <summary>A progress bar in plain text on one line of a terminal.</summary>
/// <param name="to">The terminal.</param>
/// <param name="title">What goes on.</param>
internal sealed class TextProgress(TextWriter to, string title) : IProgress<double>
{
    private const int Width = 40;
    private int _shown = -1;

    /// <summary>A bar on standard error, or null where that is no terminal.</summary>
    /// <param name="title">What goes on.</param>
    /// <returns>The bar.</returns>
    public static TextProgress? OnTerminal(string title) => Console.IsErrorRedirected ? null : new TextProgress(Console.Error, title);

    /// <inheritdoc/>
    public void Report(double value)
    {
        int percent = (int)(100 * Math.Clamp(value, 0, 1));
        if (percent == _shown)
            return;
        _shown = percent;
        int filled = percent * Width / 100;
        to.Write(string.Create(CultureInfo.InvariantCulture, $"\r{title} [{new string('#', filled)}{new string('.', Width - filled)}] {percent,3} %"));
        if (percent == 100)
            to.WriteLine();
    }
}

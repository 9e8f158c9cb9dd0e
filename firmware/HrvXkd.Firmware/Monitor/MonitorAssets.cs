namespace HrvXkd.Firmware.Monitor;

/// <summary>The files of the page, carried in the program.</summary>
internal static class MonitorAssets
{
    /// <summary>HTML.</summary>
    public static byte[] Page { get; } = Load("monitor.html");

    /// <summary>CSS.</summary>
    public static byte[] Style { get; } = Load("monitor.css");

    /// <summary>JavaScript.</summary>
    public static byte[] Script { get; } = Load("monitor.js");

    private static byte[] Load(string name)
    {
        using Stream stream = typeof(MonitorAssets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

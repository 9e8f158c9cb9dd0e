namespace HrvXkd.Firmware.Settings;

/// <summary>The page and the streams.</summary>
public sealed class MonitorSettings
{
    /// <summary>True to serve the page.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Port of the page, 0..65535; 0 takes a free one.</summary>
    public int Port { get; set; } = 8080;

    /// <summary>Port of the CSV stream, 1..65535; 0 for none. It is always on loopback only.</summary>
    public int StreamPort { get; set; }

    /// <summary>False: this machine only. True: the network too, over TLS and with a token.</summary>
    public bool Network { get; set; }
}

using System.Globalization;

namespace HrvXkd.Firmware.Nano.Tests;

/// <summary>A line of the protocol, its checksum verified.</summary>
internal sealed record Line(string Text, IReadOnlyList<string> Fields)
{
    public string Kind => Fields[0];

    public static Line Parse(string text)
    {
        int star = text.LastIndexOf('*');
        Assert.True(star == text.Length - 3, text);
        int sum = text[..star].Aggregate(0, (all, letter) => all ^ letter);
        Assert.Equal(sum.ToString("X2", CultureInfo.InvariantCulture), text[(star + 1)..]);
        return new Line(text[..star], text[..star].Split(','));
    }

    public long Number(int field) => long.Parse(Fields[field], CultureInfo.InvariantCulture);

    public double Real(int field) => double.Parse(Fields[field], CultureInfo.InvariantCulture);
}

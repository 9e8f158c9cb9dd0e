using HrvXkd.Firmware.Companions;
using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Tests.Companions;

public class StatusPictureTests
{
    [Fact]
    public void Draw_ElectrodesOff_ShowsADashAndNoNumber()
    {
        DeviceStatus status = new(DeviceState.ElectrodesOff, "", [], 0, null, null, [], null, 0, null, null, null, 0, null);
        byte[] picture = StatusPicture.Draw(status, 128, 4);
        Assert.Equal(512, picture.Length);
        Assert.Equal("HR -", Read(picture.AsSpan(128, 128)));
        Assert.Equal("RISK - 0/5", Read(picture.AsSpan(256, 128)));
        Assert.Equal("NOT RECORDING", Read(picture.AsSpan(384, 128)));
    }

    [Fact]
    public void Draw_RiskAvailable_ShowsNumbersWithQuality()
    {
        DeviceStatus status = new(DeviceState.RiskAvailable, "", [], 3723, 61.7, 88, [], null, 8, 0.314, 92, 20, 0, "x");
        byte[] picture = StatusPicture.Draw(status, 128, 8);
        Assert.Equal("RISK AVAILABLE", Read(picture.AsSpan(0, 128)));
        Assert.Equal("HR 62 Q88", Read(picture.AsSpan(128, 128)));
        Assert.Equal("RISK 31% Q92", Read(picture.AsSpan(256, 128)));
        Assert.Equal("REC 01:02:03", Read(picture.AsSpan(384, 128)));
    }

    [Fact]
    public void Draw_Narrow_CutsAtTheEdge() =>
        Assert.Equal(10, StatusPicture.Draw(new(DeviceState.Learning, "", [], 0, null, null, [], null, 0, null, null, null, 0, null), 10, 1).Length);

    // Reads letters back by their columns.
    private static string Read(ReadOnlySpan<byte> page)
    {
        string text = "";
        for (int at = 0; at + 5 <= page.Length; at += 6)
        {
            byte[] columns = page.Slice(at, 5).ToArray();
            text += "0123456789ABCDEFGHIKLMNOPQRSTUV-%/: ".First(letter => SmallFont.Glyph(letter).SequenceEqual(columns));
        }

        return text.TrimEnd();
    }
}

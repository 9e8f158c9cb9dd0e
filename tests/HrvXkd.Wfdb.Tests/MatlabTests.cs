using System.Buffers.Binary;

namespace HrvXkd.Wfdb.Tests;

public sealed class MatlabTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(16, 30, 2)]
    [InlineData(32, 20, 4)]
    [InlineData(80, 50, 1)]
    public void Read_Matrix_RowsAreSignals(int format, int type, int width)
    {
        int zero = format == 80 ? 128 : 0;
        Write(type, 2, 3, 0, [.. new[] { 1, -4, 2, -5, 3, -6 }.Select(sample => sample + zero)], width);
        using WfdbRecord record = Open(format, 3);

        Assert.Equal([1, 2, 3], record.ReadAll(0));
        Assert.Equal([-4, -5, -6], record.ReadAll(1));
    }

    [Fact]
    public void Open_MatrixUnlikeHeader_SaysBoth()
    {
        Write(30, 2, 3, 0, new int[6], 2);
        AssertRefused("r.mat byte 0: matrix type is 30, expected 20 for format 32 in r.hea", 32, 1);
        AssertRefused("r.mat byte 8: found 3 columns, expected 2 as r.hea states", 16, 2);
        AssertRefused("r.mat holds 36 bytes, r.hea asks for 40 (4 frames of 2 signals in format 16): the file is cut short or the header is wrong", 16, 4);
        Write(30, 3, 2, 0, new int[6], 2);
        AssertRefused("r.mat byte 4: rows is 3, expected 2 as r.hea has samples in a frame", 16, 3);
        Write(30, 2, 3, 1, new int[6], 2);
        AssertRefused("r.mat byte 12: imaginary parts is 1, expected 0 for samples", 16, 3);
        Write(30, 2, -3, 0, new int[6], 2);
        AssertRefused("r.mat byte 8: found -3 columns, expected 0 or more", 16, 3);
        _folder.Write("r.mat", [.. "MATLAB 5.0 MAT-file, Platform: X"u8]);
        AssertRefused("r.mat byte 0: found a MATLAB file of level 5 or later, expected level 4: save it with -v4", 16, 3);
        _folder.Write("r.mat", new byte[19]);
        AssertRefused("r.mat holds 19 bytes, expected a MATLAB 4 matrix, at least 20", 16, 3);
    }

    [Fact]
    public void Read_MoreMatricesInTheFile_AreOfNoInterest()
    {
        Write(30, 2, 3, 0, [.. Enumerable.Range(0, 50)], 2);
        using WfdbRecord record = Open(16, 3);

        Assert.Equal([0, 2, 4], record.ReadAll(0));
    }

    private void Write(int type, int rows, int columns, int imaginary, int[] samples, int width)
    {
        byte[] head = new byte[24];
        int[] words = [type, rows, columns, imaginary, 4];
        for (int i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4 * i), words[i]);
        "val\0"u8.CopyTo(head.AsSpan(20));
        _folder.Write("r.mat", [.. head, .. Packing.Bytes(samples, width)]);
    }

    private WfdbRecord Open(int format, int frames) =>
        WfdbRecord.Open(_folder.Write("r.hea", $"r 2 250 {frames}\nr.mat {format}+24\nr.mat {format}+24"));

    private void AssertRefused(string message, int format, int frames) =>
        Assert.Equal(message, Assert.Throws<WfdbException>(() => Open(format, frames).Dispose()).Message);
}

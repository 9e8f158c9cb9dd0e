// MATLAB level 4 files: a header of 20 bytes and a name before one matrix, column by column. Source: MathWorks, MAT-File Format, "Level 4".
using System.Buffers.Binary;
using HrvXkd.Wfdb.Internals.Formats;

namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>The matrix of a MATLAB file that serves as a signal file: signals are its rows, frames its columns.</summary>
/// <param name="Columns">Columns.</param>
internal sealed record MatlabMatrix(long Columns)
{
    private const int HeaderBytes = 20;

    /// <summary>True for a file whose samples have a MATLAB header before them.</summary>
    public static bool Concerns(string name, PackedFormat format, long offset) =>
        offset >= HeaderBytes && format.MatlabType is not null && name.EndsWith(".mat", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the header of the matrix and holds it against the signals.</summary>
    /// <param name="file">The file.</param>
    /// <param name="header">Header file name for messages.</param>
    /// <param name="format">Format of the samples.</param>
    /// <param name="signals">Signals of the file.</param>
    public static MatlabMatrix Read(RecordingFile file, string header, PackedFormat format, IReadOnlyList<WfdbSignal> signals)
    {
        if (file.Length < HeaderBytes)
            throw new WfdbException(Faults.Text($"{file.Name} holds {file.Length} bytes, expected a MATLAB 4 matrix, at least {HeaderBytes}"));
        Span<byte> bytes = stackalloc byte[HeaderBytes];
        file.Fill(0, bytes);
        if (bytes.StartsWith("MATLAB"u8))
            throw new WfdbException($"{file.Name} byte 0: found a MATLAB file of level 5 or later, expected level 4: save it with -v4");
        long rows = signals.Sum(signal => (long)signal.SamplesPerFrame);
        Expect(file, 0, "matrix type", Word(bytes, 0), format.MatlabType!.Value, Faults.Text($"for format {format.Code} in {header}"));
        Expect(file, 4, "rows", Word(bytes, 4), rows, $"as {header} has samples in a frame");
        Expect(file, 12, "imaginary parts", Word(bytes, 12), 0, "for samples");
        Expect(file, 16, "bytes of name", Word(bytes, 16), signals[0].ByteOffset - HeaderBytes, $"as the byte offset in {header} leaves");
        int columns = Word(bytes, 8);
        return columns >= 0
            ? new MatlabMatrix(columns)
            : throw new WfdbException(Faults.Text($"{file.Name} byte 8: found {columns} columns, expected 0 or more"));
    }

    /// <summary>Holds the columns against the frames; what follows the matrix is of no interest.</summary>
    public void CheckLength(string name, string header, long frames, FaultLog faults)
    {
        string message = Faults.Text($"{name} byte 8: found {Columns} columns, expected {frames} as {header} states");
        if (Columns < frames)
            throw new WfdbException(message + ": the file is cut short or the header is wrong");
        if (Columns > frames)
            faults.Add(message);
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    private static void Expect(RecordingFile file, int at, string what, int found, long expected, string why)
    {
        if (found != expected)
            throw new WfdbException(Faults.Text($"{file.Name} byte {at}: {what} is {found}, expected {expected} {why}"));
    }
}

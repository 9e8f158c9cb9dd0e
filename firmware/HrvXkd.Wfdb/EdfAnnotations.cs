using HrvXkd.Wfdb.Internals;
using HrvXkd.Wfdb.Internals.Edf;

namespace HrvXkd.Wfdb;

/// <summary>Reads the annotations of EDF+ and BDF+ files. Their signals are read by <see cref="WfdbRecord"/>.</summary>
public static class EdfAnnotations
{
    /// <summary>Reads all annotations of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>Annotations in order of time; none for a plain EDF file.</returns>
    /// <exception cref="WfdbException">The file is missing, cut short, no EDF file, or its annotations are.</exception>
    public static IReadOnlyList<EdfAnnotation> Read(string path)
    {
        using EdfFile file = EdfFile.Open(path, new FaultLog(FaultPolicy.Report));
        EdfSignal[] signals = [.. file.Header.Signals.Where(signal => signal.IsAnnotations)];
        long bytes = signals.Sum(signal => (long)signal.Samples) * file.Header.SampleBytes;
        if (bytes * file.RecordCount > Limits.EdfAnnotationBytes)
            throw new WfdbException(Faults.Text(
                $"{file.Header.File} holds {bytes * file.RecordCount} bytes of annotations, expected at most {Limits.EdfAnnotationBytes}"));
        List<EdfAnnotation> found = [];
        double first = 0;
        for (long record = 0; record < file.RecordCount; record++)
        {
            foreach (EdfSignal signal in signals)
            {
                List<EdfAnnotation> read = ReadRecord(file, record, signal);
                if (record == 0 && signal == signals[0] && read.Count > 0 && read[0].Text.Length == 0)
                    first = read[0].Seconds;
                found.AddRange(read.Where(annotation => annotation.Text.Length > 0));
            }
        }

        return [.. found.Select(annotation => annotation with { Seconds = annotation.Seconds - first }).OrderBy(annotation => annotation.Seconds)];
    }

    private static List<EdfAnnotation> ReadRecord(EdfFile file, long record, EdfSignal signal)
    {
        byte[] bytes = new byte[(long)signal.Samples * file.Header.SampleBytes];
        file.Read(record, signal, bytes);
        return EdfTalParser.Parse(file.Header.File, file.Place(record, signal), bytes);
    }
}

using HrvXkd.Wfdb.Internals.Formats;

namespace HrvXkd.Wfdb.Internals.Writing;

/// <summary>Finds what cannot be written before anything is.</summary>
internal static class WriterChecks
{
    /// <summary>Checks all that a header is to say.</summary>
    /// <returns>The format of all signals.</returns>
    public static WritableFormat Check(string name, double rateHz, IReadOnlyList<WfdbSignal> signals, IReadOnlyList<string> comments)
    {
        CheckName(name);
        Require(double.IsFinite(rateHz) && rateHz > 0, $"{name}: sampling rate is {rateHz}, expected a number above 0");
        Require(signals.Count is >= 1 and <= Limits.Signals, $"{name}: {signals.Count} signals, expected 1..{Limits.Signals}");
        WritableFormat format = SignalFormats.FindWritable(signals[0].Format)
            ?? throw new WfdbException(Faults.Text($"{name}: format is {signals[0].Format}, expected one of {SignalFormats.Written}"));
        for (int i = 0; i < signals.Count; i++)
            CheckLine(name, i, signals[i], format);
        CheckComments(name, comments);
        return format;
    }

    /// <summary>Checks the name of a record that is to be written.</summary>
    public static void CheckName(string name) => Require(
        name.Length is > 0 and <= Limits.NameCharacters
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') && name[0] is not ('.' or '-'),
        $"record name is {Faults.Quote(name)}, expected letters, digits, '_', '-' and '.', the first no sign");

    /// <summary>Checks comment lines.</summary>
    public static void CheckComments(string name, IReadOnlyList<string> comments)
    {
        for (int i = 0; i < comments.Count; i++)
            Require(
                comments[i].Length < Limits.LineCharacters && !comments[i].Any(char.IsControl),
                $"{name}: comment {i} is {Faults.Quote(comments[i])}, expected one line");
    }

    /// <summary>Checks the samples of all signals.</summary>
    public static void CheckSamples(string name, int signalCount, IReadOnlyList<int[]> samples, WritableFormat format)
    {
        Require(samples.Count == signalCount, $"{name}: samples of {samples.Count} signals, expected {signalCount}");
        for (int i = 0; i < samples.Count; i++)
        {
            Require(
                samples[i].Length == samples[0].Length,
                $"{name} signal {i}: {samples[i].Length} samples, expected {samples[0].Length} as signal 0 has");
            for (int j = 0; j < samples[i].Length; j++)
                CheckSample(name, i, j, samples[i][j], format);
        }
    }

    /// <summary>Checks a sample.</summary>
    public static void CheckSample(string name, int signal, long frame, int sample, WritableFormat format)
    {
        if ((sample < format.Smallest || sample > format.Largest) && sample != WfdbRecord.Missing)
            throw new WfdbException(Faults.Text($"{name} signal {signal} sample {frame}: {sample}, expected {format.Smallest}..{format.Largest}")
                + Faults.Text($" in format {format.Code}, or Missing"));
    }

    private static void CheckLine(string name, int index, WfdbSignal signal, WritableFormat format)
    {
        Require(signal.Format == format.Code, $"{name} signal {index}: format {signal.Format}, expected {format.Code} as signal 0 has");
        Require(
            double.IsFinite(signal.Gain) && signal.Gain != 0,
            $"{name} signal {index}: gain is {signal.Gain}, expected a number other than 0");
        Require(
            signal.Units.Length > 0 && !signal.Units.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)),
            $"{name} signal {index}: unit is {Faults.Quote(signal.Units)}, expected one word");
        Require(
            !signal.Description.Any(char.IsControl) && signal.Units.Length + signal.Description.Length < Limits.LineCharacters / 2,
            $"{name} signal {index}: description is {Faults.Quote(signal.Description)}, expected one line");
    }

    private static void Require(bool holds, FormattableString message)
    {
        if (!holds)
            throw new WfdbException(Faults.Text(message));
    }
}

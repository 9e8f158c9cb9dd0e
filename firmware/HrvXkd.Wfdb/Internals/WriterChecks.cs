namespace HrvXkd.Wfdb.Internals;

/// <summary>Finds what cannot be written before anything is.</summary>
internal static class WriterChecks
{
    /// <summary>Checks all that is to be written.</summary>
    /// <returns>The format.</returns>
    public static SignalFormat Check(
        string name, double rateHz, IReadOnlyList<WfdbSignal> signals, IReadOnlyList<int[]> samples, IReadOnlyList<string> comments)
    {
        Require(
            name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') && name[0] is not ('.' or '-'),
            $"record name is {Faults.Quote(name)}, expected letters, digits, '_', '-' and '.', the first no sign");
        Require(double.IsFinite(rateHz) && rateHz > 0, $"{name}: sampling rate is {rateHz}, expected a number above 0");
        Require(signals.Count is >= 1 and <= HeaderParser.LargestSignalCount,
            $"{name}: {signals.Count} signals, expected 1..{HeaderParser.LargestSignalCount}");
        Require(samples.Count == signals.Count, $"{name}: samples of {samples.Count} signals, expected {signals.Count}");
        SignalFormat format = SignalFormat.Find(signals[0].Format)
            ?? throw new WfdbException(Faults.Text(
                $"{name}: format {signals[0].Format} is not supported; supported are {SignalFormat.Supported}"));
        for (int i = 0; i < signals.Count; i++)
        {
            Line(name, i, signals[i], format);
            Require(
                samples[i].Length == samples[0].Length,
                $"{name} signal {i}: {samples[i].Length} samples, expected {samples[0].Length} as signal 0 has");
            Samples(name, i, samples[i], format);
        }

        for (int i = 0; i < comments.Count; i++)
            Require(!comments[i].Any(char.IsControl), $"{name}: comment {i} is {Faults.Quote(comments[i])}, expected one line");
        return format;
    }

    private static void Line(string name, int index, WfdbSignal signal, SignalFormat format)
    {
        Require(signal.Format == format.Code, $"{name} signal {index}: format {signal.Format}, expected {format.Code} as signal 0 has");
        Require(
            double.IsFinite(signal.Gain) && signal.Gain != 0,
            $"{name} signal {index}: gain is {signal.Gain}, expected a number other than 0");
        Require(signal.Units.Length > 0 && !signal.Units.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)),
            $"{name} signal {index}: unit is {Faults.Quote(signal.Units)}, expected one word");
        Require(!signal.Description.Any(char.IsControl),
            $"{name} signal {index}: description is {Faults.Quote(signal.Description)}, expected one line");
    }

    private static void Samples(string name, int index, int[] samples, SignalFormat format)
    {
        for (int i = 0; i < samples.Length; i++)
            if ((samples[i] <= format.Invalid || samples[i] > format.Largest) && samples[i] != WfdbRecord.Missing)
                throw new WfdbException(Faults.Text(
                    $"{name} signal {index} sample {i}: {samples[i]}, expected {format.Invalid + 1}..{format.Largest} in format {format.Code}")
                    + ", or Missing");
    }

    private static void Require(bool holds, FormattableString message)
    {
        if (!holds)
            throw new WfdbException(Faults.Text(message));
    }
}

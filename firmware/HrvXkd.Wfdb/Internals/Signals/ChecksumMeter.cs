// Checksum of a signal: sum of all stored samples modulo 65536, as a signed 16-bit value. Source: WFDB Applications Guide, header(5).
namespace HrvXkd.Wfdb.Internals.Signals;

/// <summary>Sums a signal that is read from its first sample to its last, and holds the sum against the header.</summary>
/// <param name="stated">Checksum of the header.</param>
/// <param name="count">Samples of the signal.</param>
/// <param name="where">File and signal, for the message.</param>
/// <param name="faults">Where a wrong sum goes.</param>
internal sealed class ChecksumMeter(int stated, long count, string where, FaultLog faults)
{
    private long _next;
    private int _sum;

    /// <summary>Takes the next samples; a jump ends the sum until the first sample comes again.</summary>
    public void Add(long first, ReadOnlySpan<int> samples)
    {
        if (first == 0)
            (_next, _sum) = (0, 0);
        if (first != _next)
        {
            _next = -1;
            return;
        }

        // Spans of any length: 2^31 samples of 16 bits stay within a long.
        long sum = _sum;
        foreach (int sample in samples)
            sum += sample & 0xFFFF;
        _sum = (int)(sum & 0xFFFF);
        _next += samples.Length;
        if (_next == count && samples.Length > 0)
            Verify();
    }

    private void Verify()
    {
        short found = unchecked((short)_sum);
        if (unchecked((short)stated) != found)
            faults.Add(Faults.Text(
                $"{where}: found checksum {found}, expected {unchecked((short)stated)} as the header says")
                + ": the samples are not those that were recorded");
    }
}

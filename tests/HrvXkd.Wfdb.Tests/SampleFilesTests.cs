using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HrvXkd.Tests;

namespace HrvXkd.Wfdb.Tests;

/// <summary>
/// One sample of nearly every kind of WFDB record. Oracles: the checksums in the headers, and hashes of what rdsamp of the WFDB Software Package
/// prints for the records: samples as published with wfdb-python (tests/target-output), frames by version 10.7.
/// </summary>
public sealed class SampleFilesTests
{
    private const string Folder = "data/wfdb-python-samples";
    private const int Records = 48;

    // What is wrong with the samples that are no whole records.
    private static readonly Dictionary<string, string> Invalid = new(StringComparer.Ordinal)
    {
        ["100skew"] = "'100.dat' not found: 100skew.hea names it as a signal file, expected it in the same folder",
        ["p000878-2137-10-26-16-57"] = "'3269321_0003.hea' not found: no header at ",
    };

    [SkippableFact]
    public void ReadAll_EveryValidRecord_HasItsChecksums()
    {
        string[] headers = Directory.GetFiles(SharedData.Require(Folder), "*.hea", SearchOption.AllDirectories);
        List<string> refused = [];
        int verified = 0;
        foreach (string header in headers)
        {
            string name = Path.GetFileNameWithoutExtension(header);
            try
            {
                using WfdbRecord record = WfdbRecord.Open(header);
                for (int i = 0; i < record.Signals.Count; i++)
                {
                    Assert.Equal(record.SampleCount, record.ReadAll(i).Length);
                    verified += record.Signals[i].Checksum is not null && record.SampleCount > 0 ? 1 : 0;
                }
            }
            catch (WfdbException fault)
            {
                refused.Add(name);
                Assert.StartsWith(Invalid[name], fault.Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(Records, headers.Length);
        Assert.Equal(Invalid.Keys.Order(), refused.Order());
        Assert.Equal(117, verified);
    }

    [SkippableTheory]
    [InlineData("test01_00s", 0, 0, 4000, "404377CEE3FA30CE")]
    [InlineData("test01_00s", 1, 0, 4000, "3B5000234D5D77BF")]
    [InlineData("test01_00s", 2, 0, 4000, "7D3C49D9C48E563B")]
    [InlineData("test01_00s", 3, 0, 4000, "70BB149F2203F580")]
    [InlineData("a103l", 0, 20000, 62500, "BBCF1201F207E6D2")]
    [InlineData("a103l", 1, 20000, 62500, "A3550771B70610E2")]
    [InlineData("binformats", 0, 0, 499, "A34EA4864172D88C")]
    [InlineData("binformats", 1, 0, 499, "820998C6AB3B69FE")]
    [InlineData("binformats", 2, 0, 499, "B46DA503D436B44A")]
    [InlineData("binformats", 3, 0, 499, "FA34B6DE0BCEC8CB")]
    [InlineData("binformats", 4, 0, 499, "9A66FFB7A3B7C972")]
    [InlineData("binformats", 5, 0, 499, "8F7EEEE3AE47C8A8")]
    [InlineData("binformats", 6, 0, 499, "EA84D945DB370E3D")]
    [InlineData("binformats", 7, 0, 499, "3F84F9BE49BC27FF")]
    [InlineData("binformats", 8, 0, 499, "02CF428338D769CE")]
    [InlineData("binformats", 9, 0, 499, "9AD6D322DB8D17EB")]
    [InlineData("flacformats", 0, 0, 499, "228111A9B9DF89D2")]
    [InlineData("flacformats", 1, 0, 499, "820998C6AB3B69FE")]
    [InlineData("flacformats", 2, 0, 499, "5B654413EDB7734A")]
    [InlineData("310derive", 0, 2, 1024, "97EB8C6AFCA4722E")]
    [InlineData("310derive", 1, 2, 1024, "1FB91CC94F1323D9")]
    [InlineData("test01_00s_skewframe", 0, 0, 3997, "5BE2E8500B55A6C8")]
    [InlineData("test01_00s_skewframe", 2, 0, 3997, "2AA76D20EBD6BEC4")]
    [InlineData("03700181", 1, 0, 74996, "67AA43C2C8C4947C")]
    [InlineData("03700181", 2, 0, 74996, "4A775A69E23F1CBD")]
    [InlineData("multi-segment/041s/041s", 2, 0, 8000, "F20EB22A088B7507")]
    [InlineData("multi-segment/041s/041s", 1, 0, 8000, "0B3383778F6713F6")]
    [InlineData("multi-segment/041s/041s", 3, 0, 2000, "89CF48B0C6584F8E")]
    [InlineData("multi-segment/p000878/p000878-2137-10-26-16-57", 0, 3550, 3950, "1162AB8A753E69EA")]
    [InlineData("multi-segment/p000878/p000878-2137-10-26-16-57", 1, 3550, 3950, "22B0A5900BEBF8AF")]
    public void Read_Sample_IsWhatRdsampPrints(string name, int signal, int first, int count, string hash)
    {
        using WfdbRecord record = Open(name);
        SignalStream stream = record.OpenSignal(signal);
        int[] samples = new int[count];
        stream.Seek(first);

        Assert.Equal(count, stream.Read(samples));

        Assert.Equal(hash, Hash(samples));
    }

    [SkippableTheory]
    [InlineData("03700181", 0, 74996, "03BB53A1394101B8")]
    [InlineData("test01_00s_skewframe", 1, 3997, "EE2945207B56FD02")]
    [InlineData("a103l", 2, 82500, "C21834F941B86E2E")]
    [InlineData("311derive_4", 0, 1018, "CF09B7068A9FC726")]
    [InlineData("100_3chan", 1, 999, "E87E488B889BFCDF")]
    [InlineData("multi-segment/041s/041s", 0, 2000, "165004DE27135163")]
    [InlineData("multi-segment/041s/041s", 1, 2000, "3A3F798E59DC888D")]
    [InlineData("multi-segment/041s/041s", 2, 2000, "7A9E20F4D0EA9212")]
    [InlineData("multi-segment/041s/041s", 4, 2000, "76020BAD409BA4AB")]
    [InlineData("multi-segment/s25047/s25047-2704-05-04-10-44", 0, 543240, "7577AB6E6B8BAB4F")]
    [InlineData("multi-segment/s25047/s25047-2704-05-04-10-44", 1, 543240, "F322C1F155902C20")]
    [InlineData("multi-segment/s25047/s25047-2704-05-04-10-44", 2, 543240, "5154AE87ED9AF206")]
    [InlineData("multi-segment/s25047/s25047-2704-05-04-10-44n", 4, 72, "96BF6F4364B03329")]
    public void ReadAll_Frames_AreWhatRdsampPrints(string name, int signal, int count, string hash)
    {
        using WfdbRecord record = Open(name);

        // What comes after is missing for the skew of another signal; rdsamp stops there.
        Assert.Equal(hash, Hash(record.ReadAll(signal).AsSpan(0, count)));
    }

    [SkippableFact]
    public void Read_100Skew_IsRecord100WithItsSecondSignalLate()
    {
        using TempFolder folder = new();
        string mitdb = SharedData.Require("data/mitdb");
        File.Copy(Path.Combine(mitdb, "100.dat"), folder["100.dat"]);
        File.Copy(Path.Combine(SharedData.Require(Folder), "100skew.hea"), folder["100skew.hea"]);
        using WfdbRecord plain = WfdbRecord.Open(Path.Combine(mitdb, "100"));
        using WfdbRecord skewed = WfdbRecord.Open(folder["100skew"]);

        Assert.Equal(plain.ReadAll(0), skewed.ReadAll(0));
        Assert.Equal([.. plain.ReadAll(1)[3..], WfdbRecord.Missing, WfdbRecord.Missing, WfdbRecord.Missing], skewed.ReadAll(1));
    }

    [SkippableTheory]
    [InlineData("03700181", 15)]
    [InlineData("310derive", 20)]
    [InlineData("311derive_3", 20)]
    [InlineData("a103l", 10)]
    [InlineData("binformats", 10)]
    [InlineData("flac_3_constant", 5)]
    [InlineData("flacformats", 20)]
    [InlineData("mixedsignals", 20)]
    [InlineData("multi-segment/041s/041s", 20)]
    [InlineData("multi-segment/s25047/s25047-2704-05-04-10-44", 20)]
    [InlineData("test01_00s_skewframe", 20)]
    public void Seek_AnyPlace_IsAsReadThrough(string name, int places)
    {
        using WfdbRecord record = Open(name);
        Random random = new(17);
        int[] piece = new int[300];
        foreach (SignalView view in Enum.GetValues<SignalView>())
            for (int signal = 0; signal < record.Signals.Count; signal++)
            {
                int[] all = record.ReadAll(signal, view);
                SignalStream stream = record.OpenSignal(signal, view);
                for (int i = 0; i < places; i++)
                {
                    int at = random.Next(all.Length);
                    stream.Seek(at);
                    int read = stream.Read(piece);
                    Assert.Equal(Math.Min(300, all.Length - at), read);
                    Assert.True(all.AsSpan(at, read).SequenceEqual(piece.AsSpan(0, read)), $"{name} signal {signal} sample {at}");
                }
            }
    }

    [SkippableTheory]
    [InlineData("flac_3_constant", 16_800_000)]
    [InlineData("multi-segment/s25047/s25047-2704-05-04-10-44", 1_629_720)]
    [InlineData("03700181", 450_000)]
    public void Read_Through_TakesLittleMemoryWhateverTheLength(string name, long samples)
    {
        using WfdbRecord record = Open(name);
        int[] piece = new int[4096];
        long total = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < record.Signals.Count; i++)
        {
            SignalStream stream = record.OpenSignal(i);
            for (int read = stream.Read(piece); read > 0; read = stream.Read(piece))
                total += read;
        }

        Assert.Equal(samples, total);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 3 << 20);
    }

    [SkippableTheory]
    [InlineData("03700181.gqrsh", 1151, 500.0)]
    [InlineData("03700181.gqrsl", 1118, null)]
    [InlineData("03700181.sqrs", 1195, 250.0)]
    public void ReadList_Annotations_HaveTheirResolution(string name, int count, double? resolution)
    {
        AnnotationList list = AnnotationFile.ReadList(Path.Combine(SharedData.Require(Folder), name));

        Assert.Equal(count, list.Count);
        Assert.Equal(resolution, list.TimeResolutionHz);
        Assert.InRange(list.InFrames(125)[^1].Sample, 74_000, 75_000);
    }

    [SkippableFact]
    public void Segments_OfMimic_AreThoseOfItsHeader()
    {
        using WfdbRecord record = Open("multi-segment/s25047/s25047-2704-05-04-10-44");

        Assert.Equal(19, record.Segments.Count);
        Assert.Equal(new WfdbSegment(WfdbSegment.Gap, 0, 25_740), record.Segments[0]);
        Assert.Equal(new WfdbSegment("3234460_0018", 449_265, 93_975), record.Segments[^1]);
        Assert.Equal(["II", "V", "ABP"], record.Signals.Select(signal => signal.Description));
        Assert.Equal(new DateOnly(2704, 5, 4), record.BaseDate);
        int[] pressure = record.ReadAll(record.Find("abp"));
        Assert.All(pressure[..445_740], sample => Assert.Equal(WfdbRecord.Missing, sample));
        Assert.DoesNotContain(WfdbRecord.Missing, pressure[445_740..]);
    }

    private static string Hash(ReadOnlySpan<int> samples) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(samples)))[..16];

    private static WfdbRecord Open(string name) => WfdbRecord.Open(Path.Combine(SharedData.Require(Folder), name));
}

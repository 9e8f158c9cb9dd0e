using System.Runtime.Versioning;
using HrvXkd.CommandLine;
using HrvXkd.Core.Beats;
using HrvXkd.Firmware.Commands;
using HrvXkd.Firmware.Recording;
using HrvXkd.Firmware.Recording.Sealed;
using HrvXkd.Wfdb;

namespace HrvXkd.Firmware.Tests.Recording.Sealed;

public sealed class SealedRecordingTests : IDisposable
{
    private const int RateHz = 100;
    private const int Samples = 3000;
    private const string Name = "20260102T030405Z";
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
    private static readonly WfdbSignal Lead = new() { FileName = "", Format = 24, Gain = 1000, Units = "mV", AdcResolution = 24, Description = "ECG" };

    private readonly string _data = Directory.CreateTempSubdirectory("hrvxkd-").FullName;
    private readonly RecordingStore _store;
    private readonly RecordingKey _key;

    public SealedRecordingTests()
    {
        _store = new RecordingStore(_data);
        RecordingKey.Write(KeyPath);
        _key = RecordingKey.Read(KeyPath);
    }

    private string KeyPath => Path.Combine(_data, "key");

    private string Folder => Path.Combine(_store.Folder, Name);

    public void Dispose() => Directory.Delete(_data, true);

    [Fact]
    public void Open_WithTheKey_GivesWhatAPlainRecordingHolds()
    {
        Record(Path.Combine(_data, "plain"), null, complete: true);
        Record(Folder, _key, complete: true);
        Assert.Equal(["20260102T030405Z_0001.sealed", "20260102T030405Z_0002.sealed", "20260102T030405Z_0003.sealed"], Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order());
        Assert.StartsWith($"HRV-XKD sealed segment 1, AES-256-GCM, key {_key.Id}; open it with: hrvxkd export", File.ReadLines(Segment(1)).First(), StringComparison.Ordinal);
        using OpenedRecord opened = OpenedRecord.Of(Folder, KeyPath);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_data, "plain")))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(opened.Path)!, Path.GetFileName(file))));
    }

    [Fact]
    public void Of_OpenedRecord_LeavesNothingPlainBehind()
    {
        Record(Folder, _key, complete: true);
        string path;
        using (OpenedRecord opened = OpenedRecord.Of(Path.Combine(Folder, Name), KeyPath))
        {
            path = Path.GetDirectoryName(opened.Path)!;
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void Segment_Bytes_HoldNeitherSamplesNorWords()
    {
        Record(Folder, _key, complete: true);
        byte[] bytes = File.ReadAllBytes(Segment(1));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("registers"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("window 0"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[100, 0, 0, 101, 0, 0]));
    }

    [Fact]
    public void Mend_CutAnywhere_LosesOneFlushAtMostAndNeedsNoKey()
    {
        Record(Folder, _key, complete: false);
        byte[] whole = File.ReadAllBytes(Segment(3));
        Random random = new(3);
        foreach (int cut in Enumerable.Range(0, 40).Select(i => i < 20 ? i : random.Next(whole.Length - 600)))
        {
            File.WriteAllBytes(Segment(3), whole[..^cut]);
            MendedRecording mended = Assert.Single(_store.Mend());
            Assert.Empty(_store.Mend());
            using OpenedRecord opened = OpenedRecord.Of(Folder, KeyPath);
            using WfdbRecord record = WfdbRecord.Open(opened.Path);
            Assert.Equal(mended.Samples, record.SampleCount);
            Assert.Equal(Enumerable.Range(0, (int)record.SampleCount), record.ReadAll(0));
            Assert.InRange(record.SampleCount, cut < 20 ? Samples - 50 : 2000, Samples);
        }
    }

    [Fact]
    public void Mend_FileThatHadJustBegun_IsRemoved()
    {
        Record(Folder, _key, complete: true);
        byte[] begun = File.ReadAllBytes(Segment(1))[..150];
        Directory.CreateDirectory(Path.Combine(_store.Folder, "20260102T030406Z"));
        File.WriteAllBytes(Path.Combine(_store.Folder, "20260102T030406Z", "20260102T030406Z_0001.sealed"), begun);
        Assert.Empty(_store.Mend());
        Assert.Equal([Name], _store.Names);
    }

    [Fact]
    public void Open_ChangedAnywhere_IsRefusedOrEndsThereAndSaysSo()
    {
        Record(Folder, _key, complete: true);
        byte[] whole = File.ReadAllBytes(Segment(2));
        Random random = new(4);
        int refused = 0;
        for (int i = 0; i < 100; i++)
        {
            byte[] changed = [.. whole];
            changed[random.Next(whole.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Segment(2), changed);
            string plain = Directory.CreateDirectory(Path.Combine(_data, $"open{i}")).FullName;
            try
            {
                SealedRecording.Open(Folder, Name, _key, plain);
                using WfdbRecord segment = WfdbRecord.Open(Path.Combine(plain, $"{Name}_0002"));
                Assert.Contains(segment.Comments, line => line.StartsWith("ended without being closed", StringComparison.Ordinal));
            }
            catch (FormatException fault)
            {
                Assert.StartsWith(Folder, fault.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 90, 100);
    }

    [Fact]
    public void Open_WithoutOrWithAnotherKey_IsOneLine()
    {
        Record(Folder, _key, complete: true);
        Assert.Contains($"is sealed with key {_key.Id}; name the key with --key-file", Assert.Throws<UsageException>(() => OpenedRecord.Of(Folder, null)).Message, StringComparison.Ordinal);
        string other = Path.Combine(_data, "other");
        RecordingKey.Write(other);
        Assert.Contains($"was sealed with key {_key.Id}, the key given is {RecordingKey.Read(other).Id}", Assert.Throws<FormatException>(() => OpenedRecord.Of(Folder, other)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void Read_KeyThatOthersMayRead_IsRefused()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs modes of files");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("others may use it (mode 440); chmod 600", Assert.Throws<FormatException>(() => RecordingKey.Read(KeyPath)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31, "31 bytes, expected 32 bytes or 64 hexadecimal digits")]
    [InlineData(33, "33 bytes, expected 32 bytes or 64 hexadecimal digits")]
    public void Read_WrongLength_IsRefused(int bytes, string expected)
    {
        File.WriteAllBytes(KeyPath, new byte[bytes]);
        Assert.EndsWith(expected, Assert.Throws<FormatException>(() => RecordingKey.Read(KeyPath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Credential_ComesFromTheFolderOfTheService()
    {
        Assert.Contains("add LoadCredential=recording:FILE", Assert.Throws<FormatException>(() => RecordingKey.Read("credential:recording")).Message, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("CREDENTIALS_DIRECTORY", _data);
        try
        {
            Assert.Equal(_key.Id, RecordingKey.Read("credential:key").Id);
            Assert.Throws<FormatException>(() => RecordingKey.Read("credential:../key"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("CREDENTIALS_DIRECTORY", null);
        }
    }

    private string Segment(int number) => Path.Combine(Folder, $"{Name}_{number:D4}.sealed");

    private static void Record(string folder, RecordingKey? key, bool complete)
    {
        SessionHead head = new(Name, RateHz, [Lead], ["registers 01..0B: 02"], Start);
        using SessionWriter session = new(folder, head, 10, 5, key);
        for (int i = 0; i < Samples; i++)
        {
            session.Write(i, [complete && i == 700 ? WfdbRecord.Missing : i]);
            if (i % 80 == 79)
                session.Annotate(DeviceAnnotation.Beat(i - 40, 90, BeatClass.NormalLike));
            if (i == 950)
                session.Annotate(DeviceAnnotation.Note(900, "window 0 quality 90"));
            if (i % 50 == 49)
                session.Flush();
        }

        session.ClosingComments = ["measured rate: 100.000 samples per second"];
        if (complete)
            session.Complete();
    }
}

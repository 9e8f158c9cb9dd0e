using HrvXkd.Data;
using HrvXkd.Trainer.Tests.Fetching;

namespace HrvXkd.Trainer.Tests.Preparing;

public sealed class PrepareCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hrvxkd-prepare-");

    public PrepareCommandTests() => SyntheticFolder.Write(new SyntheticOptions(20, 5) { Seconds = 120 }, In("records"), null, default);

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public async Task Prepare_Twice_TakesWhatIsThereAndGivesTheSameBytes()
    {
        (int code, string output, string errors) = await RunAsync(In("records"), "--out", In("out"), "--figures");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("20 made, 0 there already, 0 bad", output, StringComparison.Ordinal);
        Assert.Matches("peak memory [0-9.]+ MiB", output);
        Assert.Matches("time: reading [0-9]+ %, beats [0-9]+ %, features [0-9]+ %", output);
        Assert.Contains("<h1>", File.ReadAllText(In("out/card.html")), StringComparison.Ordinal);
        byte[] table = File.ReadAllBytes(In("out/windows.parquet"));

        (code, output, _) = await RunAsync(In("records"), "--out", In("out"));

        Assert.Equal(0, code);
        Assert.Contains("0 made, 20 there already, 0 bad", output, StringComparison.Ordinal);
        Assert.Equal(table, File.ReadAllBytes(In("out/windows.parquet")));
    }

    [Fact]
    public async Task Prepare_Killed_GoesOn()
    {
        using FileSystemWatcher watcher = new(Directory.CreateDirectory(In("killed/parts")).FullName);
        // Waited for on the stack: nothing else holds a watcher, and with it gone a task would never end.
        using ManualResetEventSlim first = new();
        watcher.Renamed += (_, _) => first.Set();
        watcher.EnableRaisingEvents = true;
        using (TrainerProcess process = new(new Dictionary<string, string>(), "prepare", In("records"), "--out", In("killed"), "--threads", "1"))
        {
            Assert.True(first.Wait(TimeSpan.FromMinutes(5)));
            await process.KillAsync();
        }

        (int code, string output, _) = await RunAsync(In("records"), "--out", In("killed"));

        Assert.Equal(0, code);
        Assert.DoesNotContain("20 made", output, StringComparison.Ordinal);
        await RunAsync(In("records"), "--out", In("whole"));
        Assert.Equal(File.ReadAllBytes(In("whole/windows.parquet")), File.ReadAllBytes(In("killed/windows.parquet")));
        Assert.Equal(File.ReadAllBytes(In("whole/card.html")), File.ReadAllBytes(In("killed/card.html")));
    }

    [Fact]
    public async Task Prepare_ShardsAndMerge_GiveTheTableOfOneProcess()
    {
        await RunAsync(In("records"), "--out", In("one"));
        Assert.Equal(0, (await RunAsync(In("records"), "--out", In("two"), "--shard", "2/2")).Code);
        (int code, _, string errors) = await RunAsync("--merge", In("two"));
        Assert.Equal(2, code);
        Assert.Contains("the first is 1/2", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(In("records"), "--out", In("two"), "--shard", "1/2")).Code);
        Assert.Equal(0, (await RunAsync("--merge", In("two"))).Code);
        Assert.Equal(File.ReadAllBytes(In("one/windows.parquet")), File.ReadAllBytes(In("two/windows.parquet")));
        Assert.Equal(File.ReadAllBytes(In("one/card.html")), File.ReadAllBytes(In("two/card.html")));
    }

    [Fact]
    public async Task Prepare_BadRecord_IsNamedAndCode1()
    {
        string signal = Directory.GetFiles(In("records"), "*.dat").Order(StringComparer.Ordinal).First();
        File.WriteAllBytes(signal, File.ReadAllBytes(signal)[..1000]);
        (int code, _, string errors) = await RunAsync(In("records"), "--out", In("bad"));
        Assert.Equal(1, code);
        Assert.Contains("bad: " + Path.GetFileNameWithoutExtension(signal), errors, StringComparison.Ordinal);
        Assert.True(File.Exists(In("bad/windows.parquet")));

        (code, _, _) = await RunAsync(In("records"), "--out", In("strict"), "--strict");
        Assert.Equal(1, code);
        Assert.False(File.Exists(In("strict/windows.parquet")));
    }

    [Theory]
    [InlineData("no data folder is given")]
    [InlineData("/no/such/folder: no such folder", "/no/such/folder")]
    [InlineData("--shard 9/8: expected I/N", "RECORDS", "--shard", "9/8")]
    [InlineData("--profile long: no such profile; there are short and holter", "RECORDS", "--profile", "long")]
    [InlineData("--sbp is 20; it may be 80..250", "RECORDS", "--sbp", "20")]
    [InlineData("--threads is 0; it may be 1..1024", "RECORDS", "--threads", "0")]
    [InlineData("use one", "RECORDS", "--merge", "x")]
    [InlineData("no finished shard", "--merge", "/no/such/folder")]
    [InlineData("not a file in a folder that exists", "RECORDS", "--json", "/no/such/folder/x.json")]
    public async Task Prepare_WrongCall_IsOneLineAndCode2(string says, params string[] arguments)
    {
        (int code, _, string errors) = await RunAsync([.. arguments.Select(argument => argument == "RECORDS" ? In("records") : argument)]);
        Assert.Equal(2, code);
        Assert.Contains(says, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_NoSubjects_IsRefusedOrSaidLoudly()
    {
        File.Delete(In("records/index.csv"));
        (int code, _, string errors) = await RunAsync(In("records"), "--source", "wfdb", "--out", In("none"));
        Assert.Equal(2, code);
        Assert.Contains("20 of 20 recordings name no subject", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);

        (code, _, errors) = await RunAsync(In("records"), "--source", "wfdb", "--out", In("none"), "--ungrouped-as-records");
        Assert.Equal(0, code);
        Assert.Contains("every score made of this data set is too good", errors, StringComparison.Ordinal);
        Assert.Contains("without a subject", File.ReadAllText(In("none/card.html")), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using TrainerProcess process = new(new Dictionary<string, string>(), ["prepare", .. arguments]);
        return await process.EndAsync();
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}

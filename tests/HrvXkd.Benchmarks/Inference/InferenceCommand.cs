using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CommandLine;
using HrvXkd.Core.Kernels;
using HrvXkd.InferenceRunner;

namespace HrvXkd.Benchmarks.Inference;

/// <summary><c>inference</c>: emitted models beside hand-written C and OnnxRuntime, in one run.</summary>
internal static class InferenceCommand
{
    public static readonly string[] Shapes = ["S", "M", "L"];

    private const int FewestRounds = 3, InputWidth = 12;

    // Against OnnxRuntime, root mean square in percent of the logits' spread: rounding alone, and all that int8 costs.
    private const double MostQdqPercent = 5, MostFloatPercent = 25;

    private static readonly JsonSerializerOptions Snake = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static System.CommandLine.Command Create()
    {
        Option<string> shared = new("--shared") { Description = "Folder with models/ and bench/inference/.", DefaultValueFactory = _ => Path.GetFullPath(Path.Combine(Root(), "..", "shared")) };
        Option<int> rounds = new("--rounds") { Description = "Rounds; all subjects run in each.", DefaultValueFactory = _ => 9 };
        Option<long> bits = new("--bits") { Description = "Vectors of each model on which emitted code and reference are compared; a release takes 1000000, which is half an hour and more.", DefaultValueFactory = _ => 10000 };
        Option<string?> json = new("--json") { Description = "File for times and figures." };
        System.CommandLine.Command command = new("inference", "Times emitted models S, M, L and the default student, compiled just in time and ahead of time, beside hand-written vector C and OnnxRuntime with bound inputs; counts arm64 instructions, compares bits, and prints every figure beside what it must be. Exit code 1 if one is missed.\n\nExample:\n  inference --rounds 15") { shared, rounds, bits, json };
        command.SetAction(parse =>
        {
            string folder = parse.GetValue(shared)!;
            if (!Directory.Exists(Path.Combine(folder, "models")))
                throw new UsageException($"--shared {folder}: no models there; expected models/student_S|M|L.onnx and student_S|M|L_qdq.onnx");
            if (parse.GetValue(rounds) < FewestRounds)
                throw new UsageException(FormattableString.Invariant($"--rounds {parse.GetValue(rounds)}; accepted: {FewestRounds} or more"));
            if (parse.GetValue(bits) is < 1 or > 1_000_000_000)
                throw new UsageException(FormattableString.Invariant($"--bits {parse.GetValue(bits)}; accepted: 1..1000000000"));
            return Run(folder, parse.GetValue(rounds), parse.GetValue(bits), parse.GetValue(json)) ? 0 : 1;
        });
        return command;
    }

    private static bool Run(string shared, int rounds, long bits, string? json)
    {
        string work = Directory.CreateTempSubdirectory("inference").FullName;
        List<(string Model, IPeer Peer)> subjects = [];
        try
        {
            RunnerBuild build = new(Root(), Path.Combine(shared, "models"), work);
            string[] jit = build.Jit();
            string[]? native = Command.Exists("clang") && Command.Exists("ld.lld") ? build.Native() : null;
            bool c = Command.Exists("gcc") && File.Exists(Path.Combine(shared, "bench", "inference", "i8v.c"));
            Console.WriteLine($"path of the kernels: {KernelPath.Name}{(native is null ? "; no NativeAOT: clang or ld.lld is missing" : "")}{(c ? "" : "; no C: gcc or bench/inference is missing")}");
            foreach (string model in Shapes.Append("student"))
            {
                subjects.AddRange(new[] { new RunnerPeer("emitted, JIT", jit, model), native is null ? null : new RunnerPeer("emitted, NativeAOT", native, model) }.OfType<IPeer>().Select(peer => (model, peer)));
                if (model != "student")
                    subjects.AddRange(Peers(shared, model, c ? work : null).Select(peer => (model, peer)));
                Check(model, shared, [.. subjects.Where(subject => subject.Model == model).Select(subject => subject.Peer)]);
            }

            List<InferenceTiming> timings = Time(subjects, rounds);
            Show(timings);
            List<Figure> figures = Figures(shared, work, timings, subjects.Select(subject => subject.Peer).OfType<RunnerPeer>().Sum(peer => peer.Allocated), bits);
            if (json is not null)
                File.WriteAllText(json, JsonSerializer.Serialize(new { timings, figures }, Snake) + "\n");
            return FigureTable.Show(figures);
        }
        finally
        {
            foreach ((_, IPeer peer) in subjects)
                peer.Dispose();
            Directory.Delete(work, recursive: true);
        }
    }

    private static List<Figure> Figures(string shared, string work, List<InferenceTiming> timings, long allocated, long bits)
    {
        string student = Path.Combine(Root(), "firmware", "HrvXkd.Model", "student.int8.onnx");
        List<Figure> figures = [.. Shapes.Select(shape => BitFigures.Of(shape, Qdq(shared, shape), bits)), BitFigures.Of("student", student, bits), QdqFigure.Of("M", Qdq(shared, "M"))];
        figures.AddRange(FigureTable.OfTimes(timings, allocated));
        figures.AddRange(FigureTable.OfInstructions(ArmCount.Run(Root(), Path.Combine(shared, "models"), work, out string missing), missing));
        figures.Add(FigureTable.OfNano(OnnxFile.Read(student)));
        figures.Add(GenerationTime.Of(student, EmitTarget.DotNet));
        figures.Add(GenerationTime.Of(student, EmitTarget.Nano));
        return figures;
    }

    private static string Qdq(string shared, string shape) => Path.Combine(shared, "models", $"student_{shape}_qdq.onnx");

    private static IEnumerable<IPeer> Peers(string shared, string model, string? work)
    {
        int[][] inputs = SeededInputs.Make(WidthOf(model), SeededInputs.WholeSpread);
        if (work is not null)
            yield return CPeer.Build(Path.Combine(shared, "bench", "inference"), model, work);
        yield return new OrtPeer("OnnxRuntime float", Path.Combine(shared, "models", $"student_{model}.onnx"), inputs);
        yield return new OrtPeer("OnnxRuntime QDQ", Qdq(shared, model), inputs);
    }

    private static int WidthOf(string model) => (model == "L" ? 12 : 8) * InputWidth;

    // Nothing is timed that does not compute the model.
    private static void Check(string model, string shared, IPeer[] peers)
    {
        if (peers.OfType<RunnerPeer>().Select(peer => peer.OneBatch()).Distinct().Count() != 1)
            throw new InvalidDataException($"{model}: the emitted code gives other results ahead of time than just in time");
        if (model == "student")
            return;
        ReferenceProgram reference = ReferenceProgram.Import(OnnxFile.Read(Qdq(shared, model)));
        int[] output = new int[1];
        int digest = 0;
        double[] logits = Array.ConvertAll(SeededInputs.Make(WidthOf(model), SeededInputs.WholeSpread), input =>
        {
            reference.Run(input, output);
            digest = SeededInputs.Fold(digest, output[0]);
            return output[0] / 65536.0;
        });
        if (SeededInputs.Fold(0, digest).ToString("x8", CultureInfo.InvariantCulture) != peers.OfType<RunnerPeer>().First().Digest)
            throw new InvalidDataException($"{model}: the emitted code differs from the integer reference");
        foreach (OrtPeer peer in peers.OfType<OrtPeer>())
        {
            double percent = RmsePercent(logits, peer.Logits());
            if (percent > (peer.Name.EndsWith("QDQ", StringComparison.Ordinal) ? MostQdqPercent : MostFloatPercent))
                throw new InvalidDataException(FormattableString.Invariant($"{model}: {peer.Name} is {percent:F1} % of the spread away from the reference"));
        }
    }

    private static double RmsePercent(double[] ours, double[] theirs)
    {
        double mean = theirs.Average(), spread = Math.Sqrt(theirs.Average(logit => (logit - mean) * (logit - mean)));
        return 100 * Math.Sqrt(ours.Zip(theirs, (a, b) => (a - b) * (a - b)).Average()) / spread;
    }

    private static List<InferenceTiming> Time(List<(string Model, IPeer Peer)> subjects, int rounds)
    {
        double[][] times = [.. subjects.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
            for (int i = 0; i < subjects.Count; i++)
                times[i][round] = subjects[i].Peer.Time();
        foreach (double[] sorted in times)
            Array.Sort(sorted);
        return [.. subjects.Select((subject, i) => new InferenceTiming(subject.Model, subject.Peer.Name, times[i][rounds / 2], times[i][0]))];
    }

    private static void Show(List<InferenceTiming> timings)
    {
        Console.WriteLine($"{"",-9}{"",-22}{"median ns",11}{"fastest ns",12}{"x the C",9}{"x M",7}{"JIT is x faster",17}{"AOT is x faster",17}");
        double m = Of(timings, "M", "emitted, JIT")!.Value;
        foreach (InferenceTiming timing in timings)
        {
            bool ours = timing.Name.StartsWith("emitted", StringComparison.Ordinal);
            double? toC = ours ? timing.Median / Of(timings, timing.Model, "int8 C, vector") : null;
            double? jit = ours ? null : timing.Median / Of(timings, timing.Model, "emitted, JIT"), native = ours ? null : timing.Median / Of(timings, timing.Model, "emitted, NativeAOT");
            Console.WriteLine(FormattableString.Invariant($"{timing.Model,-9}{timing.Name,-22}{timing.Median,11:#,0}{timing.Fastest,12:#,0}{toC,9:0.00}{(ours ? timing.Median / m : null),7:0.00}{jit,17:0.0}{native,17:0.0}"));
        }
    }

    private static double? Of(List<InferenceTiming> timings, string model, string name) => timings.FirstOrDefault(timing => timing.Model == model && timing.Name == name)?.Median;

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HrvXkd.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new UsageException("the repository was not found above the program; run it from a checkout");
    }
}

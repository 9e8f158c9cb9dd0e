using System.CommandLine;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Quantization;
using HrvXkd.CodeGen.Vectors;
using HrvXkd.CommandLine;
using Spectre.Console;

namespace HrvXkd.CodeGen.Commands;

/// <summary>What the commands do to a float model before they use it: int8 by calibration, if asked for.</summary>
internal sealed class Calibration
{
    private const int MostRandom = 100_000, RandomSeed = 1;

    private readonly Option<string> _model = Options.Model();
    private readonly Option<string?> _file = new("--calibrate") { Description = $"Vectors that a float model is quantized on: {Options.VectorFormats}." };
    private readonly Option<int?> _random = new("--calibrate-random") { Description = "Quantize a float model on this many random vectors: fit for size and speed, not for accuracy." };

    private readonly Option<string[]> _wide = new("--keep-wide") { Description = "Products that stay Q16.16 when a float model is quantized, by their names; 'skip' for the student.", AllowMultipleArgumentsPerToken = true };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_file);
        command.Add(_random);
        command.Add(_wide);
    }

    /// <summary>Path of the model.</summary>
    public string Path(ParseResult parse) => parse.GetValue(_model)!;

    /// <summary>Options that make the same model again, for the header of emitted files.</summary>
    public string Call(ParseResult parse)
    {
        string how = parse.GetValue(_file) is { } file ? $" --calibrate {OnnxText.OneLine(System.IO.Path.GetFileName(file))}"
            : parse.GetValue(_random) is { } count ? FormattableString.Invariant($" --calibrate-random {count}") : "";
        return how + string.Concat(Wide(parse).Select(name => $" --keep-wide {OnnxText.OneLine(name)}"));
    }

    /// <summary>Reads the model, quantized if asked for; <paramref name="original"/> is the file as it is.</summary>
    public OnnxModel Read(ParseResult parse, out OnnxModel original)
    {
        string? file = parse.GetValue(_file);
        int? random = parse.GetValue(_random);
        if (file is not null && random is not null)
            throw new UsageException("--calibrate and --calibrate-random exclude each other; give one");
        if (Wide(parse).Length > 0 && file is null && random is null)
            throw new UsageException("--keep-wide says what to leave out when a float model is quantized; give --calibrate FILE, too");
        if (random is < 1 or > MostRandom)
            throw new UsageException($"--calibrate-random {random}; accepted: 1..{MostRandom}");
        original = OnnxFile.Read(Path(parse));
        if (file is null && random is null)
            return original;
        VectorSet vectors = file is not null ? VectorFile.ReadFor(file, original) : RandomVectors.Make(original, random!.Value, RandomSeed);
        OnnxModel quantized = PostTrainingQuantizer.Quantize(original, vectors, new QuantizationOptions { KeepWide = Wide(parse) });
        if (random is not null)
            quantized.Metadata["quantization"] += "; random vectors, so ranges and figures say nothing about data";
        AnsiConsole.WriteLine($"quantized: {quantized.Metadata["quantization"]}");
        return quantized;
    }

    private string[] Wide(ParseResult parse) => parse.GetValue(_wide) ?? [];
}

using System.Security.Cryptography;
using HrvXkd.CodeGen.Emit.Nano;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;

namespace HrvXkd.CodeGen.Emit;

/// <summary>Turns an ONNX student into C#.</summary>
public static class CodeGenerator
{
    /// <summary>Version of the generator, in the header of what it writes.</summary>
    public static string Version { get; } = typeof(CodeGenerator).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    // Names that the emitted class uses: it cannot bear one of them.
    private static readonly HashSet<string> Taken = new(
        [
            .. typeof(Core.Kernels.FixedPoint).Assembly.GetExportedTypes().Select(type => type.Name),
            "System", "Append", "Evaluate", "Push", "Reset", "SelfTest", "ModelName", "Cohort", "ModelSha256", "GeneratorVersion",
            "Weights", "MacsPerWindow", "FlashBytes", "RamBytes", "SelfTestHash", "Run", "InputCount", "OutputCount", "MacsPerVector", "TestCentre", "TestSpread", "TestLogits",
        ],
        StringComparer.Ordinal);

    /// <summary>Emits a model. The same model and options give the same text, under any culture, on any machine.</summary>
    /// <param name="model">Float or QDQ model. With inputs "features" [N, 8, 12] and "valid" [N, 8] and one logit it streams and becomes an <see cref="Core.IRiskModel"/>; any other becomes an <see cref="Core.Kernels.IVectorModel"/>.</param>
    /// <param name="options">Choices; the defaults if null.</param>
    /// <returns>The file and what it costs.</returns>
    /// <exception cref="CodeGenException">The model is refused, a layer cannot be emitted (HRVG201), or a name is no identifier (HRVG202).</exception>
    public static EmittedModel Emit(OnnxModel model, EmitOptions? options = null)
    {
        ReferenceProgram program = ReferenceProgram.Import(model);
        if (options?.Incremental == true)
            RiskInputs.Of(program.Graph);
        if (options?.Incremental == false && program.Graph.Inputs.FirstOrDefault(input => input.Range.High == Core.Kernels.FixedPoint.One) is { } mask)
            throw new CodeGenException($"HRVG103 {mask.Name}: a mask, which only a stream brings to 0 or 1; accepted: incremental on or auto");
        return options?.Incremental != false && RiskInputs.Are(program.Graph) ? Emit(ReferenceModel.Of(program.Graph), model, options) : Emit(program, model, options);
    }

    /// <summary>Emits a model that was imported already.</summary>
    /// <param name="reference">The import of <paramref name="model"/>.</param>
    /// <param name="model">The model, for its hash.</param>
    /// <param name="options">Choices; the defaults if null.</param>
    /// <returns>The file and what it costs.</returns>
    public static EmittedModel Emit(ReferenceModel reference, OnnxModel model, EmitOptions? options = null) => Emit(target => new DotNetEmitter(reference, target), model, options);

    /// <summary>Emits a model that takes whole vectors and was imported already.</summary>
    /// <param name="reference">The import of <paramref name="model"/>.</param>
    /// <param name="model">The model, for its hash.</param>
    /// <param name="options">Choices; the defaults if null.</param>
    /// <returns>The file and what it costs.</returns>
    public static EmittedModel Emit(ReferenceProgram reference, OnnxModel model, EmitOptions? options = null) => Emit(target => new DotNetEmitter(reference, target), model, options);

    private static EmittedModel Emit(Func<EmitTarget, DotNetEmitter> emitter, OnnxModel model, EmitOptions? options)
    {
        options ??= new EmitOptions();
        Check(options);
        string modelHash = options.ModelSha256 ?? Hash(OnnxFile.ToBytes(model));
        DotNetEmitter writer = emitter(options.Target);
        EmittedModel emitted = writer.Emit(options, modelHash, Version);
        if (options.Target == EmitTarget.Nano)
        {
            NanoCost cost = NanoGuard.Check(emitted);
            emitted = writer.Emit(options, modelHash, Version, cost.Notes) with { Nano = cost };
        }

        return emitted with { Sha256 = Hash(emitted.ToBytes()) };
    }

    /// <summary>SHA-256 as the header shows it.</summary>
    /// <param name="bytes">Content of a file.</param>
    /// <returns>Lower-case hex.</returns>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Check(EmitOptions options)
    {
        if (!Identifiers.IsValid(options.ClassName) || Taken.Contains(options.ClassName))
            throw new CodeGenException($"HRVG202 class '{OnnxText.OneLine(options.ClassName)}'; accepted: a C# identifier of ASCII letters, digits and underscores that the emitted code does not use itself");
        if (!options.Namespace.Split('.').All(Identifiers.IsValid))
            throw new CodeGenException($"HRVG202 namespace '{OnnxText.OneLine(options.Namespace)}'; accepted: C# identifiers joined by dots");
        if (options.ModelFile != Path.GetFileName(options.ModelFile) || !OnnxText.IsOneLine(options.ModelFile))
            throw new CodeGenException($"HRVG202 model file '{OnnxText.OneLine(options.ModelFile)}'; accepted: a file name without folder");
    }
}

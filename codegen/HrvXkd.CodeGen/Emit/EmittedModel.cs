using System.Text;
using HrvXkd.CodeGen.Emit.Nano;

namespace HrvXkd.CodeGen.Emit;

/// <summary>A generated C# file and what it costs.</summary>
public sealed record EmittedModel
{
    /// <summary>The file's text: LF, ends with a line feed.</summary>
    public required string Source { get; init; }

    /// <summary>Namespace of the class.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the class.</summary>
    public required string ClassName { get; init; }

    /// <summary>Name of the model, on one line.</summary>
    public required string ModelName { get; init; }

    /// <summary>SHA-256 of <see cref="Source"/> in UTF-8, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the ONNX model, lower-case hex.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>Bytes of constant tables; code not counted.</summary>
    public required int FlashBytes { get; init; }

    /// <summary>Bytes of one instance's arrays; tables not counted.</summary>
    public required int RamBytes { get; init; }

    /// <summary>Bytes that it would be if no two layers shared an array.</summary>
    public required int RamBytesUnshared { get; init; }

    /// <summary>Numbers of the trained model.</summary>
    public required int Weights { get; init; }

    /// <summary>Multiply-accumulates of one new window.</summary>
    public required long MacsPerWindow { get; init; }

    /// <summary>Expected hash of the self-test.</summary>
    public required int SelfTestHash { get; init; }

    /// <summary>Layers in the order they run.</summary>
    public required IReadOnlyList<EmittedLayer> Layers { get; init; }

    /// <summary>True if the file holds the kernels it uses.</summary>
    public bool IsSelfContained { get; init; }

    /// <summary>What the class costs on nanoFramework; null for another target.</summary>
    public NanoCost? Nano { get; init; }

    /// <summary>Name of the file.</summary>
    public string FileName => ClassName + ".g.cs";

    /// <summary>Content of the file: UTF-8 without byte order mark.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToBytes() => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(Source);
}

namespace HrvXkd.CodeGen.Emit;

/// <summary>Choices of an emission; the defaults make the class that firmware uses.</summary>
public sealed record EmitOptions
{
    /// <summary>Namespace of the class: identifiers with dots.</summary>
    public string Namespace { get; init; } = "HrvXkd.Model";

    /// <summary>Form of the class.</summary>
    public EmitTarget Target { get; init; }

    /// <summary>True to put the kernels it uses into the file, for a project that does not refer to HrvXkd.Core.</summary>
    public bool SelfContained { get; init; }

    /// <summary>True: one new window in, or a refusal; false: whole vectors, also of a model that could stream; null: a model streams if it can.</summary>
    public bool? Incremental { get; init; }

    /// <summary>Name of the class: an identifier.</summary>
    public string ClassName { get; init; } = "StudentModel";

    /// <summary>File name of the model, without folder, for the header.</summary>
    public string ModelFile { get; init; } = "student.int8.onnx";

    /// <summary>Further options of the call, for the header; begins with a space if there are any.</summary>
    public string Call { get; init; } = "";

    /// <summary>SHA-256 of the model's file in lower-case hex; that of the canonical bytes if null.</summary>
    public string? ModelSha256 { get; init; }
}

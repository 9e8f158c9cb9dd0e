// Runs the nano emission of a student opcode by opcode on seeded windows, masked ones among them; every logit must be that of the
// integer reference.
using System.Reflection.PortableExecutable;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Emit.Nano;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Reference;
using HrvXkd.CodeGen.Verify;
using HrvXkd.Core;
using HrvXkd.NanoCode;

namespace HrvXkd.OpcodeCounter;

/// <summary>Counts the opcodes of a student.</summary>
internal static class StudentRun
{
    private const int Sequences = 50;
    private const int Seed = 1;

    /// <summary>Counts a model.</summary>
    /// <param name="model">A student that streams.</param>
    /// <exception cref="InvalidOperationException">The emission gives another logit than the reference.</exception>
    public static StudentCost Count(OnnxModel model)
    {
        EmittedModel emitted = CodeGenerator.Emit(model, new EmitOptions { Target = EmitTarget.Nano });
        using PEReader reader = new(new MemoryStream(NanoGuard.Compile(emitted)));
        NanoImage image = new(reader);
        IlMachine machine = new(reader, image);
        IlValue instance = new(machine.Create(emitted.ClassName));
        ReferenceStream reference = new(ReferenceModel.Import(model));
        RiskVectors vectors = Verifier.RandomVectors(model, Sequences, Seed);
        MethodTally before = new(machine);
        long opcodes = machine.Opcodes, calls = machine.Calls, heap = machine.HeapBytes;
        IlMethod push = machine.Find(emitted.ClassName, "Push");
        int windows = vectors.Valid.Length;
        for (int i = 0; i < windows; i++)
        {
            int[] window = vectors.FeaturesQ16[(i * Sequence.Features)..((i + 1) * Sequence.Features)];
            bool valid = vectors.Valid[i] != 0;
            long logit = machine.Call(push, instance, new IlValue(window), new IlValue(valid ? 1 : 0)).Number;
            if (logit != reference.Push(window, valid))
                throw new InvalidOperationException($"window {i}: the nano emission gives {logit}, the reference something else");
        }

        return new StudentCost(
            emitted.ModelName,
            windows,
            emitted.MacsPerWindow,
            (double)(machine.Opcodes - opcodes) / windows,
            push.Largest,
            (double)(machine.Calls - calls) / windows,
            image.CodeBytes,
            image.TableBytes,
            heap,
            machine.HeapBytes - heap,
            before.Since(windows));
    }
}

using System.Reflection;
using System.Runtime.Loader;
using HrvXkd.CodeGen.Emit;

namespace HrvXkd.CodeGen.Verify;

/// <summary>Many emitted models, compiled together: the compiler's start is paid once.</summary>
public sealed class CompiledBatch : IDisposable
{
    private readonly AssemblyLoadContext _context;

    private CompiledBatch(AssemblyLoadContext context, CompiledModel[] models) => (_context, Models) = (context, models);

    /// <summary>The models in the order given; they live as long as the batch.</summary>
    public IReadOnlyList<CompiledModel> Models { get; }

    /// <summary>Compiles models whose classes have different names.</summary>
    /// <param name="models">The emitted files, at least one.</param>
    /// <returns>The batch; dispose it to unload.</returns>
    /// <exception cref="CodeGenException">HRVG301: the compiler refuses a file.</exception>
    public static CompiledBatch Compile(IReadOnlyList<EmittedModel> models)
    {
        AssemblyLoadContext context = CompiledModel.Load($"Batch.{models[0].Sha256[..16]}", models.Select(model => (model.FileName, model.Source)), out Assembly assembly);
        return new CompiledBatch(context, [.. models.Select(model => new CompiledModel(null, CompiledModel.TypeOf(assembly, model)))]);
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();
}

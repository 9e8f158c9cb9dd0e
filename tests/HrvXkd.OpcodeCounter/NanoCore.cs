using System.Reflection.PortableExecutable;
using HrvXkd.NanoCode;

namespace HrvXkd.OpcodeCounter;

/// <summary>HrvXkd.Core as it was built against the reference core library of nanoFramework.</summary>
internal sealed class NanoCore : IDisposable
{
    private readonly PEReader _reader;

    public NanoCore()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "nano", "HrvXkd.Core.dll");
        if (!File.Exists(path))
            throw new FormatException($"{path}: not found; build this project, which also builds HrvXkd.Core for netnano1.0");
        _reader = new PEReader(File.OpenRead(path));
        Image = new NanoImage(_reader);
    }

    /// <summary>Its metadata and methods.</summary>
    public NanoImage Image { get; }

    /// <summary>A machine that runs it and has counted nothing but static constructors.</summary>
    public IlMachine Start() => new(_reader, Image);

    public void Dispose() => _reader.Dispose();
}

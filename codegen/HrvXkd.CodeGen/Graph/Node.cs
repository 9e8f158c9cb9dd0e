using HrvXkd.CodeGen.Onnx;

namespace HrvXkd.CodeGen.Graph;

/// <summary>One layer of the integer graph.</summary>
/// <param name="name">Name in the trainer.</param>
/// <param name="inputs">Edges it takes.</param>
/// <param name="output">Edge it makes.</param>
public abstract class Node(string name, IReadOnlyList<Edge> inputs, Edge output)
{
    /// <summary>Name in the trainer, fit for a comment.</summary>
    public string Name { get; } = OnnxText.OneLine(name);

    /// <summary>Edges it takes.</summary>
    public IReadOnlyList<Edge> Inputs { get; } = inputs;

    /// <summary>Edge it makes.</summary>
    public Edge Output { get; } = output;

    /// <summary>What it does, one word.</summary>
    public abstract string Kind { get; }

    /// <summary>Numbers of the trained model it holds.</summary>
    public virtual int Weights => 0;

    /// <summary>Multiply-accumulates of one full vector.</summary>
    public virtual long Macs => 0;

    /// <summary>Largest absolute sum of products that any input can cause; 0 if there is no sum.</summary>
    public virtual long WorstAccumulator => 0;

    /// <summary>Bits of the accumulator without its sign: 31 or 63; 0 if there is none.</summary>
    public virtual int AccumulatorBits => 0;
}

using HrvXkd.NanoCode;

namespace HrvXkd.CodeGen.Emit.Nano;

/// <summary>Runs one inference of an emitted class opcode by opcode.</summary>
internal static class NanoRun
{
    /// <summary>Opcodes and calls of one inference, and the heap of an instance; a stream is full before it is counted.</summary>
    public static (long Opcodes, long Calls, long Heap) Count(IlMachine machine, EmittedModel model)
    {
        IlObject instance = machine.Create(model.ClassName);
        long heap = machine.HeapBytes;
        bool streams = machine.Has(model.ClassName, "Push");
        IlValue input = new(Inputs(streams ? Core.Sequence.Features : machine.Constant(model.ClassName, "InputCount")));
        for (int window = 1; streams && window < Core.Sequence.Windows; window++)
            machine.Call(model.ClassName, "Push", new IlValue(instance), input, new IlValue(1));
        (long opcodes, long calls) = (machine.Opcodes, machine.Calls);
        if (streams)
            machine.Call(model.ClassName, "Push", new IlValue(instance), input, new IlValue(1));
        else
            machine.Call(model.ClassName, "Run", new IlValue(instance), input, new IlValue(new int[machine.Constant(model.ClassName, "OutputCount")]));
        return (machine.Opcodes - opcodes, machine.Calls - calls, heap);
    }

    private static int[] Inputs(int count) => [.. Enumerable.Range(0, count).Select(i => (i % 5 - 2) * 40000)];
}

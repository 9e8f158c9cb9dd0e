namespace HrvXkd.CodeGen.Emit;

/// <summary>Writes the class of a model that takes one whole vector.</summary>
internal sealed class VectorClassWriter(ModelFacts facts, VectorPlan plan, IReadOnlyList<LayerWriter> layers, VectorSelfTest test) : ClassWriter(facts, plan, layers)
{
    protected override string Promise => "One whole vector in, the result out.";

    protected override string Interface => "IVectorModel";

    protected override string Work => FormattableString.Invariant($"// {Facts.Graph.Weights} weights; {Facts.Macs} multiply-accumulates for a vector;");

    protected override void OwnConstants()
    {
        Constant("int", "InputCount", Number(Facts.Graph.Inputs.Sum(input => input.Count)), "Numbers of one vector.");
        Constant("int", "OutputCount", Number(Facts.Graph.Output.Count), "Numbers of one result.");
        Constant("int", "MacsPerVector", Number(Facts.Macs), "Multiply-accumulates for a vector.");
        Constant("int", "FlashBytes", Number(Facts.FlashBytes), "Bytes of constant tables; code not counted.");
        Constant("int", "RamBytes", Number(Facts.RamBytes), "Bytes of working arrays; tables not counted.");
        Constant("int", "SelfTestHash", Number(test.Hash), "Hash of the self-test's results, the same on every machine.");
    }

    protected override void Members()
    {
        foreach (Storage array in plan.Arrays)
            Field(array);
        Scratch();
        Code.Text();
        Code.Text("/// <inheritdoc/>");
        Code.Text("public void Run(int[] inputQ16, int[] outputQ16)");
        Code.Open();
        Layers(perWindow: false, first: true);
        Code.Line($"System.Array.Copy({plan.Output.Field}, {plan.Output.Offset}, outputQ16, 0, {Facts.Graph.Output.Count});");
        Code.Close();
        Code.Text();
        Code.Text("/// <summary>Known-answer test: runs fixed vectors and compares the bits of all results with those of the integer reference.</summary>");
        Code.Text("/// <returns>True if this machine computes what the generator computed. Allocates.</returns>");
        Code.Text("public static bool SelfTest()");
        Code.Open();
        Code.Line($"return KnownAnswer.Run(new {Facts.Options.ClassName}(), InputCount, OutputCount, {VectorSelfTest.Spread}) == SelfTestHash;");
        Code.Close();
    }

    protected override IEnumerable<Table> TestTables() => [];
}

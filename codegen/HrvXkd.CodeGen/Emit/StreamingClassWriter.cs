namespace HrvXkd.CodeGen.Emit;

/// <summary>Writes the class of a streaming model: one new window in, the risk of the last ones out.</summary>
internal sealed class StreamingClassWriter(ModelFacts facts, StreamingPlan plan, IReadOnlyList<LayerWriter> layers, SelfTest test) : ClassWriter(facts, plan, layers)
{
    protected override string Promise => "One new window in, risk of the last 8 out.";

    protected override string Interface => plan.Attention is null ? "IRiskModel" : "IRiskModel, IAttentionModel";

    protected override string Work => FormattableString.Invariant($"// {Facts.Graph.Weights} weights; {Facts.Macs} multiply-accumulates for a new window (all 8 at once: {Facts.Graph.Macs});");

    protected override void OwnConstants()
    {
        Constant("int", "MacsPerWindow", Number(Facts.Macs), "Multiply-accumulates for a new window.");
        Constant("int", "FlashBytes", Number(Facts.FlashBytes), "Bytes of constant tables; code not counted.");
        Constant("int", "RamBytes", Number(Facts.RamBytes), "Bytes of working arrays; tables not counted.");
        Constant("int", "SelfTestHash", Number(test.Hash), "Hash of the self-test's logits, the same on every machine.");
    }

    protected override void Members()
    {
        State();
        Door();
        Test();
        Code.Text("// Layers that see one window each: computed for the newest, kept for the others.");
        Code.Text("private void Append(int[] features, int valid)");
        Code.Open();
        Shift();
        Layers(perWindow: true, first: false);
        Code.Close();
        Code.Text();
        Code.Text("// Layers that see all windows.");
        Code.Text("private int Evaluate()");
        Code.Open();
        Layers(perWindow: false, first: true);
        Code.Line($"return {plan.Output.Field}[{plan.Output.Offset}];");
        Code.Close();
    }

    protected override IEnumerable<Table> TestTables() =>
    [
        new("TestCentre", "int", [.. test.Centre.Select(value => (long)value)], 12, "Self-test: middle of each feature, Q16.16."),
        new("TestSpread", "int", [.. test.Spread.Select(value => (long)value)], 12, "Self-test: half width of each feature's range, Q16.16."),
        new("TestLogits", "int", [.. test.Logits.Select(value => (long)value)], 12, "Self-test: last logit of each sequence, Q16.16."),
    ];

    private void State()
    {
        Arrays();
        Code.Line($"private readonly int[] _blank = new int[{plan.Features.RowLength}]; // what a masked window holds");
        Code.Text();
        Code.Text("/// <summary>Allocates the working arrays; nothing is allocated afterwards.</summary>");
        Code.Line($"public {Facts.Options.ClassName}()");
        Code.Open();
        Code.Text("Reset();");
        Code.Close();
        Code.Text();
    }

    private void Door()
    {
        Code.Text("/// <inheritdoc/>");
        Code.Text("public void Reset()");
        Code.Open();
        Code.Text("for (int window = 0; window < Sequence.Windows; window++)");
        Code.Text("    Append(_blank, 0);");
        Code.Close();
        Code.Text();
        Code.Text("/// <inheritdoc/>");
        Code.Text("public int Push(int[] featuresQ16, bool valid)");
        Code.Open();
        Code.Text("Append(valid ? featuresQ16 : _blank, valid ? FixedPoint.One : 0);");
        Code.Text("return Evaluate();");
        Code.Close();
        Code.Text();
        if (plan.Attention is { } shown)
            AttentionDoor(shown.Heads, CallThatShows(shown));
    }

    private void AttentionDoor(int heads, string call)
    {
        Code.Text("/// <inheritdoc/>");
        Code.Line($"public int AttentionHeads {{ get {{ return {heads}; }} }}");
        Code.Text();
        Code.Text("/// <inheritdoc/>");
        Code.Text("public void CopyAttention(int[] weightsQ16)");
        Code.Open();
        Code.Text(call);
        Code.Close();
        Code.Text();
    }

    private void Test()
    {
        Code.Text("/// <summary>Known-answer test: runs fixed sequences and compares every logit's bits with those of the integer reference.</summary>");
        Code.Text("/// <returns>True if this machine computes what the generator computed. Allocates.</returns>");
        Code.Text("public static bool SelfTest()");
        Code.Open();
        Code.Text("int[] logits = new int[KnownAnswer.Sequences];");
        Code.Line($"bool same = KnownAnswer.Run(new {Facts.Options.ClassName}(), TestCentre, TestSpread, logits) == SelfTestHash;");
        Code.Text("for (int i = 0; i < logits.Length; i++)");
        Code.Text("    same &= logits[i] == TestLogits[i];");
        Code.Text("return same;");
        Code.Close();
        Code.Text();
    }

    private void Shift()
    {
        Code.Text("// Every kept window grows one older; the oldest leaves.");
        foreach (Storage cache in plan.Kept.Where(Uses))
            Code.Line(Facts.Options.Target == EmitTarget.Nano
                ? (FormattableString)$"System.Array.Copy({cache.Field}, {cache.RowLength}, {cache.Field}, 0, {cache.Newest});"
                : $"Cache.Advance({cache.Field}, {cache.RowLength});");
        Code.Line($"{plan.Valid.Field}[{plan.Valid.Newest}] = valid;");
        if (plan.Features.Owned)
            Code.Line($"System.Array.Copy(features, 0, {plan.Features.Field}, {plan.Features.Newest}, {plan.Features.RowLength});");
    }
}

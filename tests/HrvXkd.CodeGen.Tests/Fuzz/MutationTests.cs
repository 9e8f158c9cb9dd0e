using System.Globalization;
using HrvXkd.CodeGen.Emit;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.CodeGen.Tests.Emit;

namespace HrvXkd.CodeGen.Tests.Fuzz;

/// <summary>Damaged models: bytes and parts changed at random. The tool refuses them in one line or emits them; it never crashes or hangs.</summary>
public class MutationTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);
    private static readonly string[] Operators = ["Add", "Conv", "Concat", "Gather", "Gelu", "Gemm", "LayerNormalization", "MatMul", "MaxPool", "ReduceMean", "Reshape", "Slice", "Softmax", "Split", "Squeeze", "Transpose", "Unsqueeze", "QuantizeLinear", "DequantizeLinear", "Erf", "Shape"];
    private static readonly long[] Numbers = [long.MinValue, -65537, -2, -1, 0, 1, 2, 3, 7, 255, 65536, int.MaxValue, long.MaxValue];

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("HRVXKD_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? 4 * wanted : 1000;

    [Fact]
    public async Task FromBytes_DamagedBytes_AreRefusedOrEmitted()
    {
        byte[][] files = [.. Models().Select(OnnxFile.ToBytes)];
        int refused = await Run(seed =>
        {
            Random random = new(seed);
            byte[] bytes = Damage(files[random.Next(files.Length)], random);
            return () => OnnxFile.FromBytes(bytes, "damaged.onnx");
        });
        Assert.InRange(refused, Count / 4, Count - 1);
    }

    [Fact]
    public async Task Import_ChangedParts_AreRefusedOrEmitted()
    {
        OnnxModel[] models = [.. Models()];
        int refused = await Run(seed =>
        {
            Random random = new(seed);
            OnnxModel model = OnnxEdit.Copy(models[random.Next(models.Length)]);
            for (int changes = random.Next(1, 4); changes > 0; changes--)
                Change(model, random);
            return () => OnnxFile.FromBytes(OnnxFile.ToBytes(model), "changed.onnx");
        });
        Assert.InRange(refused, Count / 4, Count - 1);
    }

    private static IEnumerable<OnnxModel> Models() => Enumerable.Range(0, 24).Select(RandomGraph.Make).Append(Students.Quantized(1)).Append(Students.Float(2));

    private static async Task<int> Run(Func<int, Func<OnnxModel>> mutate)
    {
        int refused = 0;
        Task all = Task.Run(() => Parallel.For(0, Count, seed =>
        {
            try
            {
                EmittedModel emitted = CodeGenerator.Emit(mutate(seed)());
                Assert.NotEmpty(emitted.Source);
            }
            catch (CodeGenException fault)
            {
                Assert.Matches("^HRVG[0-9]{3} ", fault.Message);
                Assert.DoesNotContain('\n', fault.Message);
                Interlocked.Increment(ref refused);
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"mutation {seed}: {fault}");
            }
        }));
        await all.WaitAsync(Hang);
        return refused;
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - 1));
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void Change(OnnxModel model, Random random)
    {
        int at = random.Next(model.Nodes.Count);
        OnnxNode node = model.Nodes[at];
        switch (random.Next(7))
        {
            case 0:
                model.Nodes[at] = node with { OpType = Operators[random.Next(Operators.Length)] };
                break;
            case 1 when node.Inputs.Count > 0:
                string[] edges = [.. model.Initializers.Select(tensor => tensor.Name), .. model.Inputs.Select(input => input.Name), .. model.Nodes.Take(at).SelectMany(before => before.Outputs), ""];
                string[] inputs = [.. node.Inputs];
                inputs[random.Next(inputs.Length)] = edges[random.Next(edges.Length)];
                model.Nodes[at] = node with { Inputs = inputs };
                break;
            case 2 when node.Inputs.Count > 0:
                model.Nodes[at] = node with { Inputs = [.. node.Inputs.Skip(random.Next(2)).Concat(random.Next(2) == 0 ? [] : [node.Inputs[0]])] };
                break;
            case 3:
                Dictionary<string, object> attributes = new(node.Attributes);
                string name = attributes.Count > 0 ? attributes.Keys.ElementAt(random.Next(attributes.Count)) : "axis";
                attributes[name] = random.Next(3) switch
                {
                    0 => Numbers[random.Next(Numbers.Length)],
                    1 => new[] { Numbers[random.Next(Numbers.Length)], Numbers[random.Next(Numbers.Length)] },
                    _ => random.Next(2) == 0 ? float.NaN : 1e30f,
                };
                model.Nodes[at] = node with { Attributes = attributes };
                break;
            case 4:
                int which = random.Next(model.Initializers.Count);
                OnnxTensor tensor = model.Initializers[which];
                model.Initializers[which] = tensor.Type switch
                {
                    OnnxType.Int64 => OnnxTensor.Of(tensor.Name, [.. tensor.ToIntegers().Select(value => random.Next(2) == 0 ? value : Numbers[random.Next(Numbers.Length)])], [.. tensor.Shape]),
                    OnnxType.Float => OnnxTensor.Of(tensor.Name, [.. tensor.ToFloats().Select(value => random.Next(3) == 0 ? 1e20f * value : -value)], [.. tensor.Shape]),
                    _ => OnnxTensor.Of(tensor.Name, [(float)1], 1),
                };
                break;
            case 5:
                OnnxValue input = model.Inputs[random.Next(model.Inputs.Count)];
                model.Inputs[model.Inputs.IndexOf(input)] = input with { Shape = [.. input.Shape.Select(size => random.Next(2) == 0 ? size : random.Next(-1, 70_000))] };
                break;
            default:
                OnnxTensor resized = model.Initializers[random.Next(model.Initializers.Count)];
                OnnxEdit.Replace(model, resized with { Shape = random.Next(2) == 0 ? [.. resized.Shape.Reverse()] : [1, .. resized.Shape] });
                break;
        }
    }
}

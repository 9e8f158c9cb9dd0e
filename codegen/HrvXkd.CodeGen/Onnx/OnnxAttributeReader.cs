// AttributeProto. Field numbers and kinds from onnx.proto.

namespace HrvXkd.CodeGen.Onnx;

/// <summary>Reads an attribute of an operator.</summary>
internal static class OnnxAttributeReader
{
    /// <summary>Reads an AttributeProto.</summary>
    public static (string Name, object Value) Read(WireReader attribute)
    {
        string name = "", text = "";
        long kind = 0, integer = 0;
        float single = 0;
        OnnxTensor? tensor = null;
        List<float> singles = [];
        List<long> integers = [];
        while (attribute.Next())
        {
            switch (attribute.Field)
            {
                case 1: name = attribute.Name(); break;
                case 2: single = attribute.Single(); break;
                case 3: integer = attribute.Integer(); break;
                case 4: text = attribute.Text(); break;
                case 5: tensor = OnnxTensorReader.Read(attribute.Message($"tensor of attribute '{OnnxText.OneLine(name)}'")); break;
                case 7: attribute.AppendSingles(singles); break;
                case 8: attribute.AppendIntegers(integers); break;
                case 20: kind = attribute.Integer(); break;
                case 21: throw attribute.Fault("HRVG007", "attributes that refer to a function's parameters are not supported");
                default: attribute.Skip(); break;
            }
        }

        object value = kind switch
        {
            1 => single,
            2 => integer,
            3 => text,
            4 when tensor is not null => tensor,
            6 => singles.ToArray(),
            7 => integers.ToArray(),
            _ => throw attribute.Fault("HRVG008", $"attribute '{name}' is of kind {kind}, expected a number, text, a tensor or a list of numbers"),
        };
        return (name, value);
    }
}

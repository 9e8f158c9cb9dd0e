// What objects cost on nanoFramework's heap, by the layout of its runtime: blocks of 12 bytes; an object is a block and one more for each field; an
// array is a block and its data, rounded up; references in an array are blocks, too.
using System.Reflection;

namespace HrvXkd.NanoProof;

/// <summary>Adds up what objects of the nano build take; each object counts once, for the part that reached it first.</summary>
internal sealed class HeapRules
{
    private const int Block = 12;
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Bytes of an object with all it refers to and that was not counted before.</summary>
    public long Measure(object? value) => value switch
    {
        null => 0,
        string or Delegate => 0,
        _ when value.GetType().IsValueType || !_seen.Add(value) => 0,
        Array array => MeasureArray(array),
        _ => MeasureObject(value),
    };

    /// <summary>Bytes of the static fields of a type.</summary>
    public long MeasureStatics(Type type) => type
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(field => !field.IsLiteral && !type.Name.Contains('<', StringComparison.Ordinal))
        .Sum(field => Block + Measure(field.GetValue(null)));

    private long MeasureArray(Array array)
    {
        Type element = array.GetType().GetElementType()!;
        if (!element.IsValueType)
            return Block + (Block * array.LongLength) + array.Cast<object?>().Sum(Measure);
        return Block + Rounded(array.LongLength * SizeOf(element));
    }

    private long MeasureObject(object value)
    {
        long bytes = Block;
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(Fields))
                bytes += Block + Measure(field.GetValue(value));
        }

        return bytes;
    }

    private static int SizeOf(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 2,
        TypeCode.Int64 or TypeCode.UInt64 => 8,
        _ => 4,
    };

    private static long Rounded(long bytes) => (bytes + Block - 1) / Block * Block;
}

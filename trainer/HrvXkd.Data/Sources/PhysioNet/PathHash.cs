using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HrvXkd.Data.Sources.PhysioNet;

/// <summary>Eight bytes that stand for a path, so that millions of files need little memory.</summary>
internal static class PathHash
{
    public static ulong Of(string path) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
}

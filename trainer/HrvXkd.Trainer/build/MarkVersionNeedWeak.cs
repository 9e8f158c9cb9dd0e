// Marks one version need of a 64-bit little-endian ELF file as weak, see TorchSharpNative.targets.
// Compiled by MSBuild while it builds, not part of the trainer. Source of the layout: ELF gABI, LSB "Symbol Versioning"
// (Elf64_Shdr, Elfxx_Verneed, Elfxx_Vernaux).

using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Sets VER_FLG_WEAK on one entry of .gnu.version_r; does nothing if the file does not name the version or has it weak already.</summary>
public class MarkVersionNeedWeak : Task
{
    private const uint VersionNeedSection = 0x6ffffffe; // SHT_GNU_verneed
    private const byte WeakFlag = 2;                    // VER_FLG_WEAK

    private byte[] _bytes;

    /// <summary>The shared library.</summary>
    [Required]
    public string File { get; set; }

    /// <summary>Name of the version, such as GLIBCXX_3.4.32.</summary>
    [Required]
    public string Version { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        _bytes = System.IO.File.ReadAllBytes(File);
        if (!IsElf64())
        {
            Log.LogError("{0}: not a 64-bit little-endian ELF file", File);
            return false;
        }

        if (MarkAll())
        {
            Replace();
            Log.LogMessage(MessageImportance.Normal, "{0}: version need {1} marked weak", File, Version);
        }

        return true;
    }

    private bool IsElf64()
    {
        return _bytes.Length > 64 && _bytes[0] == 0x7f && _bytes[1] == 'E' && _bytes[2] == 'L' && _bytes[3] == 'F' && _bytes[4] == 2 && _bytes[5] == 1;
    }

    private bool MarkAll()
    {
        bool changed = false;
        int headers = (int)Int64At(0x28), headerSize = UInt16At(0x3a), count = UInt16At(0x3c);
        for (int i = 0; i < count; i++)
        {
            int header = headers + i * headerSize;
            if (UInt32At(header + 4) != VersionNeedSection)
                continue;
            int names = (int)Int64At(headers + (int)UInt32At(header + 0x28) * headerSize + 0x18); // offset of the string table that sh_link names
            changed |= MarkSection((int)Int64At(header + 0x18), (int)UInt32At(header + 0x2c), names);
        }

        return changed;
    }

    // One Verneed for each library, each with a chain of Vernaux for its versions.
    private bool MarkSection(int need, int libraries, int names)
    {
        bool changed = false;
        for (int i = 0; i < libraries; i++, need += (int)UInt32At(need + 12))
        {
            int aux = need + (int)UInt32At(need + 8);
            for (int j = UInt16At(need + 2); j > 0; j--, aux += (int)UInt32At(aux + 12))
            {
                if ((_bytes[aux + 4] & WeakFlag) != 0 || NameAt(names + (int)UInt32At(aux + 8)) != Version)
                    continue;
                _bytes[aux + 4] |= WeakFlag;
                changed = true;
            }
        }

        return changed;
    }

    // A new file takes the place of the old one, for the copy may be a hard link into the package cache. It keeps the time, so that the
    // next build, which compares size and time with the package, does not copy the file again.
    private void Replace()
    {
        string fresh = File + ".weak";
        System.IO.File.WriteAllBytes(fresh, _bytes);
        System.IO.File.SetLastWriteTimeUtc(fresh, System.IO.File.GetLastWriteTimeUtc(File));
        System.IO.File.Delete(File);
        System.IO.File.Move(fresh, File);
    }

    private string NameAt(int offset)
    {
        return Encoding.ASCII.GetString(_bytes, offset, Array.IndexOf(_bytes, (byte)0, offset) - offset);
    }

    private long Int64At(int offset) { return BitConverter.ToInt64(_bytes, offset); }

    private uint UInt32At(int offset) { return BitConverter.ToUInt32(_bytes, offset); }

    private ushort UInt16At(int offset) { return BitConverter.ToUInt16(_bytes, offset); }
}

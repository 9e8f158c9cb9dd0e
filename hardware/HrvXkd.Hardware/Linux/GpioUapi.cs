// The GPIO character device, version 2 of its interface. Source: include/uapi/linux/gpio.h of Linux 5.10 and later; sizes are part of
// the request numbers, and a test asserts them.
using System.Runtime.InteropServices;

namespace HrvXkd.Hardware.Linux;

/// <summary>Request numbers and flags.</summary>
internal static class GpioUapi
{
    public const uint GetChipInfo = 0x8044B401;
    public const uint GetLineInfo = 0xC100B405;
    public const uint GetLine = 0xC250B407;
    public const uint GetValues = 0xC010B40E;
    public const uint SetValues = 0xC010B40F;

    public const ulong FlagUsed = 1 << 0;
    public const ulong FlagInput = 1 << 2;
    public const ulong FlagOutput = 1 << 3;
    public const ulong FlagEdgeFalling = 1 << 5;

    /// <summary>Attribute that holds levels of outputs; its number is in the lower half of the word.</summary>
    public const ulong AttributeValues = 2;

    public const int NameBytes = 32;

    /// <summary>Events the kernel keeps for a line at most.</summary>
    public const int LargestBuffer = 1024;

    /// <summary>Text of a zero-terminated name.</summary>
    public static unsafe string Name(byte* name)
    {
        ReadOnlySpan<byte> bytes = new(name, NameBytes);
        int end = bytes.IndexOf((byte)0);
        return System.Text.Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    /// <summary>struct gpiochip_info.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct ChipInfo
    {
        public fixed byte Name[NameBytes];
        public fixed byte Label[NameBytes];
        public uint Lines;
    }

    /// <summary>struct gpio_v2_line_config; an attribute with its mask has three words of 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct LineConfig
    {
        public ulong Flags;
        public uint AttributeCount;
        public fixed uint Padding[5];
        public fixed ulong Attributes[10 * 3];
    }

    /// <summary>struct gpio_v2_line_request.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct LineRequest
    {
        public fixed uint Offsets[64];
        public fixed byte Consumer[NameBytes];
        public LineConfig Config;
        public uint LineCount;
        public uint EventBufferSize;
        public fixed uint Padding[5];
        public int Descriptor;
    }

    /// <summary>struct gpio_v2_line_info; an attribute has two words of 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct LineInfo
    {
        public fixed byte Name[NameBytes];
        public fixed byte Consumer[NameBytes];
        public uint Offset;
        public uint AttributeCount;
        public ulong Flags;
        public fixed ulong Attributes[10 * 2];
        public fixed uint Padding[4];
    }

    /// <summary>struct gpio_v2_line_values.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct LineValues
    {
        public ulong Bits;
        public ulong Mask;
    }

    /// <summary>struct gpio_v2_line_event.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct LineEvent
    {
        public ulong TimestampNs;
        public uint Id;
        public uint Offset;
        public uint Sequence;
        public uint LineSequence;
        public fixed uint Padding[6];
    }
}

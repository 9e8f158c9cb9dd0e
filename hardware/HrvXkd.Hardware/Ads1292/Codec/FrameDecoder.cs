// The 72-bit data frame: 1100, 5 lead-off bits, 2 GPIO bits, 13 zeros, channel 1, channel 2 (24 bits each, two's
// complement, most significant bit first). Integer only; compiled for nanoFramework too. Source: SBAS502, data format.
namespace HrvXkd.Hardware.Adc
{
    /// <summary>Decodes data frames. Pure; no branches, no allocation.</summary>
    public static class FrameDecoder
    {
        /// <summary>Bytes in a frame, on every part and in every configuration.</summary>
        public const int FrameBytes = 9;

        /// <summary>Largest code: the input is at or above positive full scale.</summary>
        public const int MaximumCode = 0x7FFFFF;

        /// <summary>Smallest code: the input is at or below negative full scale.</summary>
        public const int MinimumCode = -0x800000;

        /// <summary>Checks the prefix 1100 and the 13 zero bits. A slipped, dead or floating line fails here.</summary>
        /// <param name="frame">Bytes as received.</param>
        /// <param name="offset">Index of the frame's first byte.</param>
        /// <returns>True if the frame may be decoded.</returns>
        public static bool IsValid(byte[] frame, int offset)
        {
            return (((frame[offset] & 0xF0) ^ 0xC0) | (frame[offset + 1] & 0x1F) | frame[offset + 2]) == 0;
        }

        /// <summary>Lead-off bits: RLD, IN2N, IN2P, IN1N, IN1P from bit 4 down; 1 is off.</summary>
        /// <param name="frame">Bytes as received.</param>
        /// <param name="offset">Index of the frame's first byte.</param>
        /// <returns>0..31.</returns>
        public static int LeadOffBits(byte[] frame, int offset)
        {
            return ((frame[offset] << 1) | (frame[offset + 1] >> 7)) & 0x1F;
        }

        /// <summary>Levels of the general-purpose pins: bit 1 GPIO2, bit 0 GPIO1.</summary>
        /// <param name="frame">Bytes as received.</param>
        /// <param name="offset">Index of the frame's first byte.</param>
        /// <returns>0..3.</returns>
        public static int GpioBits(byte[] frame, int offset)
        {
            return (frame[offset + 1] >> 5) & 0x03;
        }

        /// <summary>Code of a channel, sign extended by shifting the 24 bits to the top and back.</summary>
        /// <param name="frame">Bytes as received.</param>
        /// <param name="offset">Index of the frame's first byte.</param>
        /// <param name="channel">0 for channel 1, 1 for channel 2.</param>
        /// <returns><see cref="MinimumCode"/>..<see cref="MaximumCode"/>.</returns>
        public static int Channel(byte[] frame, int offset, int channel)
        {
            int at = offset + 3 + (3 * channel);
            return ((frame[at] << 24) | (frame[at + 1] << 16) | (frame[at + 2] << 8)) >> 8;
        }

        /// <summary>Tells whether a code is at either end of the range, where the input is not known any more.</summary>
        /// <param name="code">Code of a channel.</param>
        /// <returns>True at <see cref="MinimumCode"/> or <see cref="MaximumCode"/>.</returns>
        public static bool IsSaturated(int code)
        {
            return (code == MaximumCode) | (code == MinimumCode);
        }
    }
}

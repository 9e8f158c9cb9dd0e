// Register bytes and command bytes of the ADS1292 family: reserved bits, read-back comparison, transfer layout.
// Integer only; compiled for nanoFramework too. Source: SBAS502, register map and command definitions.
namespace HrvXkd.Hardware.Adc
{
    /// <summary>Turns register values into SPI bytes and back. Pure; allocates nothing.</summary>
    public static class RegisterCodec
    {
        /// <summary>Registers of the chip, addresses 0..11.</summary>
        public const int Count = 12;

        /// <summary>Bytes of the longest transfer: two command bytes, all registers, the closing zero.</summary>
        public const int LongestTransfer = 2 + Count + 1;

        private static readonly int[] AndMask = { 0x00, 0x87, 0xFB, 0xFD, 0xFF, 0xFF, 0xFF, 0x3F, 0x40, 0xFF, 0x87, 0x0F };
        private static readonly int[] OrMask = { 0x00, 0x00, 0x80, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x01, 0x00 };
        private static readonly int[] ResetValues = { 0x00, 0x02, 0x80, 0x10, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x0C };

        /// <summary>Forces the reserved bits to what the datasheet demands.</summary>
        /// <param name="register">Address, 1..11.</param>
        /// <param name="value">Value wanted, 0..255.</param>
        /// <returns>Value to write, 0..255.</returns>
        public static int Filter(int register, int value)
        {
            return (value & AndMask[register]) | OrMask[register];
        }

        /// <summary>Value after reset; 0 for the part register, which differs from part to part.</summary>
        /// <param name="register">Address, 0..11.</param>
        /// <returns>0..255.</returns>
        public static int ResetValue(int register)
        {
            return ResetValues[register];
        }

        /// <summary>Bits that must read back as written: not the electrode states, and not pins that are inputs.</summary>
        /// <param name="register">Address, 1..11.</param>
        /// <param name="written">Value written.</param>
        /// <returns>Mask, 0..255.</returns>
        public static int ReadBackMask(int register, int written)
        {
            if (register == (int)Register.LoffStat)
                return 0xE0;
            if (register == (int)Register.Gpio)
                return 0xFC | (~(written >> 2) & 0x03);
            return 0xFF;
        }

        /// <summary>Compares a value read back with the value written.</summary>
        /// <param name="register">Address, 1..11.</param>
        /// <param name="written">Value written.</param>
        /// <param name="read">Value read.</param>
        /// <returns>True if they agree in every bit that can be compared.</returns>
        public static bool Matches(int register, int written, int read)
        {
            return ((written ^ read) & ReadBackMask(register, written)) == 0;
        }

        /// <summary>Lays out a command without data. The closing zero keeps chip select low for the 4 clocks of decoding.</summary>
        /// <param name="transfer">Receives the bytes, length 2 or more.</param>
        /// <param name="command">Opcode.</param>
        /// <returns>Bytes to transfer: 2.</returns>
        public static int EncodeCommand(byte[] transfer, int command)
        {
            transfer[0] = (byte)command;
            transfer[1] = 0;
            return 2;
        }

        /// <summary>Lays out a register read; the values arrive from byte 2 on.</summary>
        /// <param name="transfer">Receives the bytes, length count + 3 or more.</param>
        /// <param name="first">First address.</param>
        /// <param name="count">Registers, 1..12.</param>
        /// <returns>Bytes to transfer: count + 3.</returns>
        public static int EncodeRead(byte[] transfer, int first, int count)
        {
            transfer[0] = (byte)((int)Command.ReadRegisters | first);
            transfer[1] = (byte)(count - 1);
            for (int i = 0; i <= count; i++)
                transfer[2 + i] = 0;
            return count + 3;
        }

        /// <summary>Lays out a register write with reserved bits forced.</summary>
        /// <param name="transfer">Receives the bytes, length count + 3 or more.</param>
        /// <param name="first">First address, 1..11.</param>
        /// <param name="values">Values, shape [count].</param>
        /// <param name="count">Registers, 1..11.</param>
        /// <returns>Bytes to transfer: count + 3.</returns>
        public static int EncodeWrite(byte[] transfer, int first, int[] values, int count)
        {
            transfer[0] = (byte)((int)Command.WriteRegisters | first);
            transfer[1] = (byte)(count - 1);
            for (int i = 0; i < count; i++)
                transfer[2 + i] = (byte)Filter(first + i, values[i]);
            transfer[2 + count] = 0;
            return count + 3;
        }
    }
}

// The ADS1292 behind a board: start-up recipe, verified register writes, continuous reading. Commands that need 8 us before the next one have
// them: every transfer ends with a zero byte, and a call of the interpreter takes longer than that. Source: SBAS502, start-up flow.
using HrvXkd.Hardware.Adc;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>The chip. Transfers have the exact length of their array. Allocates nothing after the constructor.</summary>
    public sealed class FrontEnd
    {
        /// <summary>Frames to leave out after the start and after each change of input.</summary>
        public const int SettlingFrames = 4;

        // Supplies good to first command: sources differ between 32 and 512 ms, TI's flow chart waits 1 s.
        private const int PowerOnMs = 1000;

        // After RESET: 70 us are needed.
        private const int ResetMs = 1;

        // The reference, from off to usable, with the capacitor of usual boards.
        private const int ReferenceMs = 150;

        private const int ReferenceOn = 0x20;
        private const int ReferenceBits = 0x30;
        private const int CommandBytes = 2;
        private const int OneRegisterBytes = 4;
        private const int ReadAllBytes = RegisterCodec.Count + 3;
        private const int WriteAllBytes = FrontEndRegisters.Count + 3;

        private readonly IFrontEndBoard _board;
        private readonly byte[] _command = new byte[CommandBytes];
        private readonly byte[] _commandIn = new byte[CommandBytes];
        private readonly byte[] _one = new byte[OneRegisterBytes];
        private readonly byte[] _oneIn = new byte[OneRegisterBytes];
        private readonly byte[] _readAll = new byte[ReadAllBytes];
        private readonly byte[] _readAllIn = new byte[ReadAllBytes];
        private readonly byte[] _writeAll = new byte[WriteAllBytes];
        private readonly byte[] _writeAllIn = new byte[WriteAllBytes];
        private readonly byte[] _zeros = new byte[FrameDecoder.FrameBytes];
        private readonly byte[] _frame = new byte[FrameDecoder.FrameBytes];
        private readonly int[] _single = new int[1];
        private int _reference;

        /// <summary>Takes the board; the chip is not touched yet.</summary>
        /// <param name="board">The board.</param>
        public FrontEnd(IFrontEndBoard board)
        {
            _board = board;
        }

        /// <summary>What the part register last read.</summary>
        public int Part { get; private set; }

        /// <summary>Register that did not read back as written, 1..11.</summary>
        public int FaultRegister { get; private set; }

        /// <summary>What was written to it.</summary>
        public int FaultWritten { get; private set; }

        /// <summary>What it read.</summary>
        public int FaultRead { get; private set; }

        /// <summary>Lead-off bits of the latest frame: RLD, IN2N, IN2P, IN1N, IN1P from bit 4 down; 1 is off.</summary>
        public int LeadOffBits { get { return FrameDecoder.LeadOffBits(_frame, 0); } }

        /// <summary>Brings the chip from power-on to a known state, not converting. Takes a second.</summary>
        /// <returns><see cref="FrontEndFault.NoChip"/> if no part of the family answers.</returns>
        public FrontEndFault Initialize()
        {
            _reference = 0;
            _board.SetStart(false);
            _board.SetReset(true);
            _board.Pause(PowerOnMs);
            // After power-on the chip is in continuous mode, where it ignores everything else.
            Send((int)Command.StopReadingContinuously);
            Send((int)Command.Reset);
            _board.Pause(ResetMs);
            Send((int)Command.StopReadingContinuously);
            return ReadPart() ? FrontEndFault.None : FrontEndFault.NoChip;
        }

        /// <summary>Reads the part register.</summary>
        /// <returns>True if it is that of a part of the family.</returns>
        public bool ReadPart()
        {
            Part = ReadRegister((int)Register.Id);
            return Part == (int)Ads1292Part.Ads1291 || Part == (int)Ads1292Part.Ads1292 || Part == (int)Ads1292Part.Ads1292R;
        }

        /// <summary>Writes all registers, the reference first, and reads them back.</summary>
        /// <param name="values">0x01..0x0B, shape [11].</param>
        /// <returns><see cref="FrontEndFault.Register"/> if one does not read back, see <see cref="FaultRegister"/>.</returns>
        public FrontEndFault Configure(int[] values)
        {
            int config2 = values[(int)Register.Config2 - 1];
            if (!TryWrite((int)Register.Config2, config2))
                return FrontEndFault.Register;
            int reference = config2 & ReferenceBits;
            if ((reference & ReferenceOn) != 0 && reference != _reference)
                _board.Pause(ReferenceMs);
            _reference = reference;
            RegisterCodec.EncodeWrite(_writeAll, 1, values, FrontEndRegisters.Count);
            _board.Transfer(_writeAll, _writeAllIn);
            RegisterCodec.EncodeRead(_readAll, 0, RegisterCodec.Count);
            _board.Transfer(_readAll, _readAllIn);
            for (int register = 1; register < RegisterCodec.Count; register++)
            {
                if (!Compare(register, values[register - 1], _readAllIn[CommandBytes + register]))
                    return FrontEndFault.Register;
            }
            return FrontEndFault.None;
        }

        /// <summary>Writes one register and reads it back.</summary>
        /// <param name="register">1..11.</param>
        /// <param name="value">0..255.</param>
        /// <returns>False if it does not read back as written.</returns>
        public bool TryWrite(int register, int value)
        {
            _single[0] = value;
            RegisterCodec.EncodeWrite(_one, register, _single, 1);
            _board.Transfer(_one, _oneIn);
            if (register == (int)Register.Config2 && (value & ReferenceBits) != _reference)
                _reference = 0;
            return Compare(register, value, ReadRegister(register));
        }

        /// <summary>Starts converting and continuous reading.</summary>
        public void Start()
        {
            _board.SetStart(true);
            Send((int)Command.ReadContinuously);
        }

        /// <summary>Stops both; registers can then be accessed.</summary>
        public void Stop()
        {
            Send((int)Command.StopReadingContinuously);
            _board.SetStart(false);
        }

        /// <summary>Reads the frame of the conversion that data ready told of.</summary>
        /// <returns>False if it is no frame: a slipped, dead or floating line.</returns>
        public bool ReadFrame()
        {
            _board.Transfer(_zeros, _frame);
            return FrameDecoder.IsValid(_frame, 0);
        }

        /// <summary>Code of a channel of the latest frame.</summary>
        /// <param name="channel">1 or 2.</param>
        /// <returns>24 bits with sign.</returns>
        public int Sample(int channel)
        {
            return FrameDecoder.Channel(_frame, 0, channel - 1);
        }

        private int ReadRegister(int register)
        {
            RegisterCodec.EncodeRead(_one, register, 1);
            _board.Transfer(_one, _oneIn);
            return _oneIn[CommandBytes];
        }

        private bool Compare(int register, int value, int read)
        {
            int written = RegisterCodec.Filter(register, value);
            if (RegisterCodec.Matches(register, written, read))
                return true;
            FaultRegister = register;
            FaultWritten = written;
            FaultRead = read;
            return false;
        }

        private void Send(int command)
        {
            RegisterCodec.EncodeCommand(_command, command);
            _board.Transfer(_command, _commandIn);
        }
    }
}

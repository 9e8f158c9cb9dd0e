// Lines wait in a ring and leave in pieces, one piece with every sample, so that the port's 128 bytes of hardware buffer never fill: a write that
// does not fit would keep the samples waiting. 115,200 baud carry 11,520 bytes a second; pieces add up to 8,000.
namespace HrvXkd.Firmware.Nano
{
    /// <summary>Sends lines without ever waiting. What finds no room is dropped as a whole line and counted.</summary>
    public sealed class LineOutput
    {
        private const int BytesPerSecond = 8000;
        private const int LargestPiece = 64;
        private const int PieceMs = 1000 * LargestPiece / BytesPerSecond;

        private readonly IConsole _console;
        private readonly byte[] _ring;
        private readonly byte[] _piece = new byte[LargestPiece];
        private int _first;
        private int _waiting;
        private int _most = LargestPiece;

        /// <summary>Takes the memory.</summary>
        /// <param name="console">Where lines go.</param>
        /// <param name="capacity">Bytes that may wait.</param>
        public LineOutput(IConsole console, int capacity)
        {
            _console = console;
            _ring = new byte[capacity];
        }

        /// <summary>Lines that found no room so far.</summary>
        public int Dropped { get; private set; }

        /// <summary>Sets how often <see cref="Pump"/> will be called.</summary>
        /// <param name="callsPerSecond">1 or more.</param>
        public void Pace(int callsPerSecond)
        {
            int most = BytesPerSecond / callsPerSecond;
            _most = most > LargestPiece ? LargestPiece : most < 1 ? 1 : most;
        }

        /// <summary>Queues a line.</summary>
        /// <param name="line">The line, ended.</param>
        public void Send(TextLine line)
        {
            int count = line.Length;
            if (count > _ring.Length - _waiting)
            {
                Dropped++;
                return;
            }
            byte[] bytes = line.Bytes;
            byte[] ring = _ring;
            int at = _first + _waiting;
            for (int i = 0; i < count; i++)
                ring[(at + i) % ring.Length] = bytes[i];
            _waiting += count;
        }

        /// <summary>Sends all that waits, for a time without samples.</summary>
        /// <param name="board">Sleeps meanwhile.</param>
        public void Drain(IFrontEndBoard board)
        {
            int most = _most;
            Pace(BytesPerSecond / LargestPiece);
            while (_waiting > 0)
            {
                Pump();
                board.Pause(PieceMs);
            }
            _most = most;
        }

        /// <summary>Sends the next piece.</summary>
        public void Pump()
        {
            int count = _waiting < _most ? _waiting : _most;
            if (count == 0)
                return;
            byte[] ring = _ring;
            byte[] piece = _piece;
            int first = _first;
            for (int i = 0; i < count; i++)
                piece[i] = ring[(first + i) % ring.Length];
            _first = (first + count) % ring.Length;
            _waiting -= count;
            _console.Write(piece, count);
        }
    }
}

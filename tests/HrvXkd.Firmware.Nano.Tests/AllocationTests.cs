extern alias nano;
using nano::HrvXkd.Firmware.Nano;
using nano::HrvXkd.Proof;

namespace HrvXkd.Firmware.Nano.Tests;

public class AllocationTests
{
    /// <summary>A chip that answers what is expected and delivers the made-up ECG; it allocates nothing itself.</summary>
    private sealed class QuietBoard(int rateHz) : IFrontEndBoard, IConsole, IStorage, IMachine
    {
        private readonly ProofEcg _ecg = new(rateHz, 30);
        private readonly byte[] _registers = new byte[12];
        private long _ticks;

        public long Bytes { get; private set; }

        public long Sum { get; private set; }

        public long NowTicks => _ticks;

        public void Transfer(byte[] write, byte[] read)
        {
            if (write.Length == 9)
            {
                PutFrame(read);
                return;
            }

            int count = write[1] + 1, first = write[0] & 0x1F;
            _registers[0] = 0x73;
            for (int i = 0; i < count && write.Length > 2; i++)
            {
                if ((write[0] & 0xE0) == 0x40)
                    _registers[first + i] = write[2 + i];
                else
                    read[2 + i] = _registers[first + i];
            }
        }

        public void SetReset(bool high)
        {
        }

        public void SetStart(bool high)
        {
        }

        public bool WaitForData(int timeoutMs)
        {
            _ticks += 10_000_000 / rateHz;
            return true;
        }

        public void Pause(int milliseconds) => _ticks += milliseconds * 10_000L;

        public int Read(byte[] buffer) => -1 + Math.Min(1, buffer.Length);

        public void Write(byte[] bytes, int count)
        {
            Bytes += count;
            for (int i = 0; i < count; i++)
                Sum = unchecked((Sum * 31) + bytes[i]);
        }

        int IStorage.Read(byte[] buffer) => -1;

        public bool TryWrite(byte[] bytes, int count) => false;

        public int FreeBytes() => 40_000;

        public void Restart()
        {
        }

        private void PutFrame(byte[] read)
        {
            int code = _ecg.Next() * 20;
            read[0] = 0xC0;
            read[3] = read[6] = (byte)(code >> 16);
            read[4] = read[7] = (byte)(code >> 8);
            read[5] = read[8] = (byte)code;
        }
    }

    [Fact]
    public void Step_TenMinutesWithWindowsAndRisk_AllocatesNothing()
    {
        (long allocated, QuietBoard board) = Run(600);
        (_, QuietBoard again) = Run(600);
        Assert.Equal(0, allocated);
        Assert.True(board.Bytes > 60_000);
        Assert.Equal(again.Sum, board.Sum);
    }

    private static (long Allocated, QuietBoard Board) Run(int seconds)
    {
        const int RateHz = 125;
        QuietBoard board = new(RateHz);
        Application application = new(board, board, board, board);
        application.Start();
        // Twelve windows first: tables that this runtime, unlike an interpreter, fills at their first use.
        for (int i = 0; i < 400 * RateHz; i++)
            application.Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < seconds * RateHz; i++)
            application.Step();
        return (GC.GetAllocatedBytesForCurrentThread() - before, board);
    }
}

using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Tests.Live;

public class EventRingTests
{
    [Fact]
    public void ReadAndWrite_TwoThreads_KeepOrderAndCountWhatIsDropped()
    {
        const int Events = 2_000_000;
        EventRing ring = new(1024);
        long sum = 0;
        long last = -1;
        long read = 0;
        bool ordered = true;
        bool done = false;
        Thread reader = new(() =>
        {
            DeviceEvent[] events = new DeviceEvent[100];
            while (true)
            {
                bool end = Volatile.Read(ref done);
                int count = ring.Read(events);
                for (int i = 0; i < count; i++)
                {
                    ordered &= events[i].Sample > last && events[i].A == (int)(events[i].Sample * 7);
                    last = events[i].Sample;
                    sum += events[i].Sample;
                }

                read += count;
                if (count == 0 && end)
                    break;
            }
        });
        reader.Start();
        long written = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (long i = 0; i < Events; i++)
        {
            if (ring.TryWrite(new DeviceEvent(EventKind.Frame, i, 0, (int)(i * 7), 0, 0)))
                written += i;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Volatile.Write(ref done, true);
        reader.Join();
        Assert.True(ordered);
        Assert.Equal(written, sum);
        Assert.Equal(Events, read + ring.Dropped);
        Assert.InRange(ring.Peak, 1, 1024);
        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Constructor_NoPowerOfTwo_IsRefused(int capacity) => Assert.Throws<ArgumentException>(() => new EventRing(capacity));
}

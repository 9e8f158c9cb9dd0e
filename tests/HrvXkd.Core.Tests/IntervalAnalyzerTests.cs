using HrvXkd.Core.Beats;
using HrvXkd.Core.Intervals;

namespace HrvXkd.Core.Tests;

public class IntervalAnalyzerTests
{
    private const int Beats = 1500;

    [Fact]
    public void Push_LongRun_AllocatesNothing()
    {
        Run(new IntervalAnalyzer(WindowProfile.Holter()), out _);
        long bytes = 1;
        long checksum = 0;

        // Other threads' collections show in this count now and then; what the analyzer allocates shows every time.
        for (int again = 0; again < 4 && bytes != 0; again++)
        {
            IntervalAnalyzer analyzer = new(WindowProfile.Holter());
            long before = GC.GetAllocatedBytesForCurrentThread();
            checksum = Run(analyzer, out _);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, bytes);
        Assert.NotEqual(0, checksum);
    }

    [Fact]
    public void Next_EverySteadyInterval_IsDecidedOnceAndKept()
    {
        Run(new IntervalAnalyzer(WindowProfile.Holter()), out int kept);
        Assert.Equal(Beats - 1, kept);
    }

    [Fact]
    public void Finish_EndAfterTheLastBeat_GivesTheWindowThatEndsThere()
    {
        Assert.Equal(1, WindowsUntil(60));
        Assert.Equal(0, WindowsUntil(59));
    }

    [Fact]
    public void Push_WrongBeat_IsRefused()
    {
        IntervalAnalyzer analyzer = new(WindowProfile.Short());
        Assert.Throws<ArgumentOutOfRangeException>(() => analyzer.Push(-1, 100, BeatClass.NormalLike, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => analyzer.Push(0, 101, BeatClass.NormalLike, true));
        analyzer.Push(9000, 100, BeatClass.NormalLike, true);
        Assert.Throws<InvalidOperationException>(() => analyzer.Push(18000, 100, BeatClass.NormalLike, false));
        Assert.Equal(EcgAnalyzer.None, analyzer.Next());
        Assert.Throws<ArgumentOutOfRangeException>(() => analyzer.Push(9000, 100, BeatClass.NormalLike, false));
        analyzer.Finish(9000);
        Assert.Throws<InvalidOperationException>(() => analyzer.Push(18000, 100, BeatClass.NormalLike, false));
        Assert.Throws<ArgumentNullException>(() => new IntervalAnalyzer(null!));
    }

    private static int WindowsUntil(int seconds)
    {
        IntervalAnalyzer analyzer = new(WindowProfile.Short());
        int windows = 0;
        for (int i = 0; i < 73; i++)
        {
            analyzer.Push(i * 7200L, 100, BeatClass.NormalLike, i == 0);
            while (analyzer.Next() is not EcgAnalyzer.None and int news)
                windows += news == EcgAnalyzer.WindowReady ? 1 : 0;
        }

        analyzer.Finish((long)seconds * Ticks.PerSecond);
        while (analyzer.Next() is not EcgAnalyzer.None and int news)
            windows += news == EcgAnalyzer.WindowReady ? 1 : 0;
        return windows;
    }

    private static long Run(IntervalAnalyzer analyzer, out int kept)
    {
        long checksum = 0;
        kept = 0;
        long ticks = 0;
        for (int i = 0; i <= Beats; i++)
        {
            if (i < Beats)
                analyzer.Push(ticks += 7200 + (i % 7 * 30), 100, BeatClass.NormalLike, i == 0);
            else
                analyzer.Finish(ticks);
            int news;
            while ((news = analyzer.Next()) != EcgAnalyzer.None)
            {
                if (news == EcgAnalyzer.WindowReady)
                    checksum += analyzer.WindowIndex + analyzer.WindowQuality;
                else if (analyzer.IntervalFlag == NnFlag.Kept)
                    kept++;
            }
        }

        return checksum;
    }
}

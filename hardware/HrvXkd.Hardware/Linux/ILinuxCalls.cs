namespace HrvXkd.Hardware.Linux;

/// <summary>The system calls used here. Each returns 0 or more, or the negative error number.</summary>
internal unsafe interface ILinuxCalls
{
    /// <summary>open(2) for reading and writing.</summary>
    int Open(string path);

    /// <summary>close(2).</summary>
    int Close(int descriptor);

    /// <summary>ioctl(2) with a structure.</summary>
    int Ioctl(int descriptor, uint request, void* argument);

    /// <summary>ioctl(2) that is over within a fraction of a millisecond: a garbage collection that another thread begins waits that long.</summary>
    int IoctlAtOnce(int descriptor, uint request, void* argument);

    /// <summary>poll(2) for input on one descriptor: 1 if there is some, 0 if the time is over.</summary>
    int Poll(int descriptor, int timeoutMs);

    /// <summary>read(2).</summary>
    int Read(int descriptor, void* buffer, int bytes);

    /// <summary>sched_setscheduler(2) of the calling thread.</summary>
    int SetScheduler(int policy, int priority);

    /// <summary>sched_setaffinity(2) of the calling thread, processors 0..63.</summary>
    int SetAffinity(ulong processors);

    /// <summary>mlockall(2).</summary>
    int LockMemory(int flags);
}

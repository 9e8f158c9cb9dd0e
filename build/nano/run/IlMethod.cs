namespace HrvXkd.NanoCode;

/// <summary>A method that is ready to run, and what it has cost so far.</summary>
/// <param name="name">Type and method.</param>
/// <param name="arguments">Arguments, with the instance.</param>
/// <param name="returns">True if it returns something.</param>
internal sealed class IlMethod(string name, int arguments, bool returns)
{
    /// <summary>Type and method.</summary>
    public string Name { get; } = name;

    /// <summary>Arguments, with the instance.</summary>
    public int Arguments { get; } = arguments;

    /// <summary>True if it returns something.</summary>
    public bool Returns { get; } = returns;

    /// <summary>True if the instance's class decides what runs.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The body; empty for a method of the core library or an interface.</summary>
    public IlStep[] Steps { get; set; } = [];

    /// <summary>Initial locals.</summary>
    public IlValue[] Locals { get; init; } = [];

    /// <summary>Deepest stack of the body.</summary>
    public int MaxStack { get; init; }

    /// <summary>Opcodes executed in its own body.</summary>
    public long Opcodes { get; private set; }

    /// <summary>Opcodes executed in it and in what it called.</summary>
    public long Inclusive { get; private set; }

    /// <summary>Calls made in it and in what it called.</summary>
    public long InclusiveCalls { get; private set; }

    /// <summary>The most opcodes of one call, with what it called.</summary>
    public long Largest { get; private set; }

    /// <summary>How often it was called.</summary>
    public long Entries { get; private set; }

    /// <summary>Counts a call.</summary>
    /// <param name="own">Opcodes of its body.</param>
    /// <param name="inclusive">Opcodes with those of what it called.</param>
    /// <param name="calls">Calls among these.</param>
    public void Count(long own, long inclusive, long calls)
    {
        Entries++;
        InclusiveCalls += calls;
        Opcodes += own;
        Inclusive += inclusive;
        if (inclusive > Largest)
            Largest = inclusive;
    }
}

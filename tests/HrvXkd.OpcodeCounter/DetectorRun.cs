// Runs EcgAnalyzer twice at the same time: the nano build opcode by opcode, and the desktop build; both must say the same all along.
using HrvXkd.ArmCount;
using HrvXkd.Core;
using HrvXkd.NanoCode;

namespace HrvXkd.OpcodeCounter;

/// <summary>Counts the opcodes of the signal path.</summary>
internal sealed class DetectorRun
{
    private const string Type = nameof(EcgAnalyzer);

    private readonly IlMachine _machine;
    private readonly IlValue _counted;
    private readonly EcgAnalyzer _compiled;
    private readonly IlMethod _push;
    private readonly IlMethod _window;
    private readonly int[] _features = new int[Sequence.Features];
    private readonly int[] _expected = new int[Sequence.Features];
    private readonly long _heap;
    private long _opcodes, _calls, _windowOpcodes, _windowCalls, _largest;
    private int _samples, _beats, _windows;

    private DetectorRun(NanoCore core, int countsPerMilliVolt)
    {
        _machine = core.Start();
        IlValue profile = _machine.Call(nameof(WindowProfile), nameof(WindowProfile.Short));
        _counted = new IlValue(_machine.Create(Type, new IlValue(Input.RateHz), new IlValue(countsPerMilliVolt), profile));
        _compiled = new EcgAnalyzer(Input.RateHz, countsPerMilliVolt, WindowProfile.Short());
        _push = _machine.Find(Type, nameof(EcgAnalyzer.Push));
        _window = _machine.Find("WindowAssembler", "Advance");
        _heap = _machine.HeapBytes;
    }

    /// <summary>Counts one input.</summary>
    /// <param name="core">The nano build.</param>
    /// <param name="name">patient, a hostile signal, or the path of a WFDB record.</param>
    /// <param name="seconds">Seconds of it at most; 0 for all.</param>
    /// <exception cref="InvalidOperationException">The nano build says something else than the desktop build.</exception>
    public static DetectorCost Count(NanoCore core, string name, int seconds)
    {
        Input input = Input.Of(name);
        DetectorRun run = new(core, input.CountsPerMilliVolt);
        MethodTally before = new(run._machine);
        foreach (int sample in input.Samples.Take(seconds == 0 ? input.Samples.Length : seconds * Input.RateHz))
            run.Push(sample);
        return run.Result(Path.GetFileNameWithoutExtension(name), before);
    }

    private void Push(int sample)
    {
        long opcodes = _machine.Opcodes, calls = _machine.Calls, window = _window.Inclusive, windowCalls = _window.InclusiveCalls;
        int news = (int)_machine.Call(_push, _counted, new IlValue(sample)).Number;
        opcodes = _machine.Opcodes - opcodes;
        window = _window.Inclusive - window;
        windowCalls = _window.InclusiveCalls - windowCalls;
        (_opcodes, _windowOpcodes) = (_opcodes + opcodes, _windowOpcodes + window);
        (_calls, _windowCalls) = (_calls + _machine.Calls - calls - windowCalls, _windowCalls + windowCalls);
        _largest = Math.Max(_largest, opcodes - window);
        _samples++;
        if (news != _compiled.Push(sample))
            throw new InvalidOperationException($"sample {_samples}: the nano build returns {news}, the desktop build something else");
        if ((news & EcgAnalyzer.BeatFound) != 0)
            CompareBeat();
        if ((news & EcgAnalyzer.WindowReady) != 0)
            CompareWindow();
    }

    private void CompareBeat()
    {
        _beats++;
        Compare("BeatTicks", _compiled.BeatTicks);
        Compare("BeatQuality", _compiled.BeatQuality);
        Compare("BeatClass", (int)_compiled.BeatClass);
    }

    private void CompareWindow()
    {
        _windows++;
        Compare("WindowQuality", _compiled.WindowQuality);
        _machine.Call(Type, nameof(EcgAnalyzer.CopyFeatures), _counted, new IlValue(_features));
        _compiled.CopyFeatures(_expected);
        for (int i = 0; i < _features.Length; i++)
            Compare(((Feature)i).ToString(), _features[i], _expected[i]);
    }

    private void Compare(string property, long expected) => Compare(property, _machine.Call(Type, "get_" + property, _counted).Number, expected);

    private void Compare(string what, long found, long expected)
    {
        if (found != expected)
            throw new InvalidOperationException($"sample {_samples}: {what} is {found} in the nano build and {expected} in the desktop build");
    }

    private DetectorCost Result(string name, MethodTally before) => new(
        name,
        _samples,
        _beats,
        _windows,
        (double)(_opcodes - _windowOpcodes) / _samples,
        (double)_calls / _samples,
        _largest,
        (double)_opcodes / _samples,
        _windows == 0 ? 0 : (double)_windowOpcodes / _windows,
        _window.Largest,
        _windows == 0 ? 0 : (double)_windowCalls / _windows,
        _heap,
        _machine.HeapBytes - _heap,
        before.Since(_samples));
}

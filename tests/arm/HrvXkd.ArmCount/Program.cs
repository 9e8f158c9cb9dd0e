// Runs the signal path over an input; ../count.sh counts its instructions. Prints samples, beats and a digest of all results, so that
// the run on the counted machine can be compared with the same run elsewhere.
using HrvXkd.ArmCount;
using HrvXkd.Core;
using HrvXkd.Core.Tests.Reference;

if (args.Length != 1)
{
    Console.Error.WriteLine("error: expected patient, decode-wide, decode-plain, a hostile signal, the path of a WFDB record, or --list for the names of hostile signals");
    return 2;
}

if (args[0] == "--list")
{
    foreach (string name in HostileSignal.Names)
        Console.WriteLine(name);
    return 0;
}

if (DecodeRun.Names.Contains(args[0]))
{
    DecodeRun.Run(args[0]);
    return 0;
}

Input input;
try
{
    input = Input.Of(args[0]);
}
catch (Exception fault) when (fault is FormatException or IOException)
{
    Console.Error.WriteLine("error: " + fault.Message);
    return 2;
}

EcgAnalyzer analyzer = new(Input.RateHz, input.CountsPerMilliVolt, WindowProfile.Short());
int[] features = new int[Sequence.Features];
int beats = 0;
int windows = 0;
long digest = 0;
foreach (int sample in input.Samples)
{
    int news = Measured.Push(analyzer, sample);
    if (news == EcgAnalyzer.None)
        continue;
    if ((news & EcgAnalyzer.BeatFound) != 0)
    {
        beats++;
        digest = unchecked((digest * 31) + analyzer.BeatTicks);
    }

    if ((news & EcgAnalyzer.WindowReady) != 0)
    {
        windows++;
        analyzer.CopyFeatures(features);
        foreach (int feature in features)
            digest = unchecked((digest * 31) + feature);
    }
}

Console.WriteLine(FormattableString.Invariant($"samples {input.Samples.Length} beats {beats} windows {windows} digest {digest:x16}"));
return 0;

// Codes and mnemonics of MIT annotation files. Source: WFDB Programmer's Guide, "Annotation Codes".
namespace HrvXkd.Wfdb;

/// <summary>MIT annotation codes.</summary>
public static class AnnotationCode
{
    /// <summary>N: normal beat.</summary>
    public const int Normal = 1;

    /// <summary>L: left bundle branch block beat.</summary>
    public const int LeftBundleBranchBlock = 2;

    /// <summary>R: right bundle branch block beat.</summary>
    public const int RightBundleBranchBlock = 3;

    /// <summary>A: atrial premature beat.</summary>
    public const int AtrialPremature = 8;

    /// <summary>V: premature ventricular contraction.</summary>
    public const int VentricularPremature = 5;

    /// <summary>F: fusion of ventricular and normal beat.</summary>
    public const int Fusion = 6;

    /// <summary>/: paced beat.</summary>
    public const int Paced = 12;

    /// <summary>Q: beat that could not be classified.</summary>
    public const int Unclassified = 13;

    /// <summary>~: signal quality changes.</summary>
    public const int Noise = 14;

    /// <summary>": comment in the auxiliary text.</summary>
    public const int Note = 22;

    /// <summary>+: rhythm changes to that of the auxiliary text.</summary>
    public const int Rhythm = 28;

    /// <summary>!: ventricular flutter wave.</summary>
    public const int FlutterWave = 31;

    /// <summary>[: start of ventricular flutter or fibrillation.</summary>
    public const int FlutterStart = 32;

    /// <summary>]: end of ventricular flutter or fibrillation.</summary>
    public const int FlutterEnd = 33;

    /// <summary>Largest code of an annotation.</summary>
    public const int Largest = 49;

    // Index is the code; a space is a code without a mnemonic.
    private const string Mnemonics = " NLRaVFJASEj/Q~ | sT*D\"=pB^t+u?![]en@xf()r";

    // Index is the code; 1 is a beat.
    private const string Beats = "01111111111111000000000001000011001100100100000000";

    /// <summary>The letter or sign that stands for a code in listings.</summary>
    /// <param name="code">Code, any int.</param>
    /// <returns>One character; a code without its own is its number in brackets, as in WFDB.</returns>
    public static string Mnemonic(int code) =>
        code >= 0 && code < Mnemonics.Length && Mnemonics[code] != ' '
            ? Mnemonics[code].ToString()
            : FormattableString.Invariant($"[{code}]");

    /// <summary>True for the codes that stand for a beat.</summary>
    /// <param name="code">Code, any int.</param>
    /// <returns>True for a beat; false for all else and for codes that do not exist.</returns>
    public static bool IsBeat(int code) => code >= 0 && code < Beats.Length && Beats[code] == '1';
}

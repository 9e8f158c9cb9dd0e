namespace HrvXkd.NanoProof;

/// <summary>What both builds made of a case.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Desktop">Hash of the desktop build.</param>
/// <param name="Nano">Hash of the nano build.</param>
internal sealed record Outcome(string Case, string Desktop, string Nano)
{
    public bool Same => Desktop == Nano;
}

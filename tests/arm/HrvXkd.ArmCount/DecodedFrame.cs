namespace HrvXkd.ArmCount;

/// <summary>All that a frame says.</summary>
internal struct DecodedFrame
{
    public int Channel1;
    public int Channel2;
    public int LeadOffBits;
    public int GpioBits;
    public bool IsValid;
}

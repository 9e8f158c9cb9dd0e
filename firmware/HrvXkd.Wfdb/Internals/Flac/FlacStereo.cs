// Channels coded as a difference, back to left and right. Source: RFC 9639, 4.2.
namespace HrvXkd.Wfdb.Internals.Flac;

/// <summary>Undoes the coupling of two channels.</summary>
internal static class FlacStereo
{
    /// <summary>Bits that a channel has more than the stream: the difference of two samples takes one.</summary>
    public static int ExtraBits(FlacCoupling coupling, int channel) => coupling switch
    {
        FlacCoupling.LeftSide or FlacCoupling.MidSide => channel == 1 ? 1 : 0,
        FlacCoupling.SideRight => channel == 0 ? 1 : 0,
        _ => 0,
    };

    /// <summary>Turns two coded channels to left and right.</summary>
    public static void Decouple(FlacCoupling coupling, Span<int> first, Span<int> second)
    {
        for (int i = 0; i < first.Length; i++)
        {
            switch (coupling)
            {
                case FlacCoupling.LeftSide:
                    second[i] = first[i] - second[i];
                    break;
                case FlacCoupling.SideRight:
                    first[i] += second[i];
                    break;
                case FlacCoupling.MidSide:
                    int side = second[i];
                    int twice = (first[i] << 1) | (side & 1);
                    first[i] = (twice + side) >> 1;
                    second[i] = (twice - side) >> 1;
                    break;
                default:
                    return;
            }
        }
    }
}

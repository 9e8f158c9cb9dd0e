using System.Runtime.Intrinsics.X86;
using HrvXkd.Core.Kernels.Vector.Arm;
using HrvXkd.Core.Kernels.Vector.X64;

namespace HrvXkd.Core.Kernels
{
    public static partial class KernelPath
    {
        static partial void Find(ref string name)
        {
            if (FoursAvx512.IsSupported)
                name = AvxVnni.IsSupported ? "AVX-512 with AVX-VNNI" : "AVX-512";
            else if (FoursAvx2.IsSupported)
                name = AvxVnni.IsSupported ? "AVX2 with AVX-VNNI" : "AVX2";
            else if (FoursAdvSimd.IsSupported)
                name = FoursDp.IsSupported ? "AdvSimd with Dp" : "AdvSimd";
        }
    }
}

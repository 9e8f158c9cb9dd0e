// nanoFramework.Runtime.Native 1.7; 2.0 has its GC in the core library.
#pragma warning disable
namespace nanoFramework.Runtime.Native
{
#if !NANOFRAMEWORK_2_0
    public static class GC { public static uint Run(bool compactHeap) { throw null; } }
#endif
    public enum RebootOption { NormalReboot = 0, EnterNanoBooter = 1, ClrOnly = 2, EnterProprietaryBooter = 8 }
    public class Power { public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) { } }
}

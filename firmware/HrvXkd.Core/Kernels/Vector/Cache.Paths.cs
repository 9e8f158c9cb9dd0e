// Moves rows in vectors: a call into the runtime's copy costs more than the few bytes of a cache.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HrvXkd.Core.Kernels
{
    public static partial class Cache
    {
        private const int Sixteen = 16;

        static partial void AdvanceVector(sbyte[] rows, int length, ref bool done)
        {
            if (length <= 0 || rows.Length - length < Sixteen)
                return;
            Move(ref Unsafe.As<sbyte, byte>(ref MemoryMarshal.GetArrayDataReference(rows)), length, rows.Length - length);
            done = true;
        }

        static partial void AdvanceVector(int[] rows, int length, ref bool done)
        {
            if (length <= 0 || rows.Length - length < Sixteen / sizeof(int) || rows.Length > int.MaxValue / sizeof(int))
                return;
            Move(ref Unsafe.As<int, byte>(ref MemoryMarshal.GetArrayDataReference(rows)), length * sizeof(int), (rows.Length - length) * sizeof(int));
            done = true;
        }

        // Upwards: what is read has not been written. The last sixteen bytes overlap others and are read first.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Move(ref byte to, int distance, int count)
        {
            ref byte last = ref Unsafe.Add(ref to, count - Sixteen);
            Vector128<byte> end = Vector128.LoadUnsafe(ref Unsafe.Add(ref last, distance));
            for (; Unsafe.IsAddressLessThan(ref to, ref last); to = ref Unsafe.Add(ref to, Sixteen))
                Vector128.LoadUnsafe(ref Unsafe.Add(ref to, distance)).StoreUnsafe(ref to);
            end.StoreUnsafe(ref last);
        }
    }
}

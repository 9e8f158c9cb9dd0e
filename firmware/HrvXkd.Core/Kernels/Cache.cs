// Caches of rows, one a window, oldest first: a new window moves all of them up by one row.
namespace HrvXkd.Core.Kernels
{
    /// <summary>Rows kept for the windows of a stream.</summary>
    public static partial class Cache
    {
        /// <summary>Moves int8 rows up by one: the oldest leaves, the newest stays to be overwritten.</summary>
        /// <param name="rows">All rows, shape [windows, length].</param>
        /// <param name="length">Elements of a row, 1..rows.Length.</param>
        public static void Advance(sbyte[] rows, int length)
        {
            bool done = false;
            AdvanceVector(rows, length, ref done);
            if (!done)
                System.Array.Copy(rows, length, rows, 0, rows.Length - length);
        }

        static partial void AdvanceVector(sbyte[] rows, int length, ref bool done);

        /// <summary>Moves Q16.16 rows up by one.</summary>
        /// <param name="rows">All rows, shape [windows, length].</param>
        /// <param name="length">Elements of a row, 1..rows.Length.</param>
        public static void Advance(int[] rows, int length)
        {
            bool done = false;
            AdvanceVector(rows, length, ref done);
            if (!done)
                System.Array.Copy(rows, length, rows, 0, rows.Length - length);
        }

        static partial void AdvanceVector(int[] rows, int length, ref bool done);
    }
}

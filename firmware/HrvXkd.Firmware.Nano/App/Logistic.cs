using HrvXkd.Core.Kernels;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>From a logit to a probability, in integers. Pure.</summary>
    public static class Logistic
    {
        private const int Thousand = 1000;

        /// <summary>1 / (1 + exp(-x)).</summary>
        /// <param name="logitQ16">x, Q16.16, any int.</param>
        /// <returns>Thousandths, rounded half up, 0..1000.</returns>
        public static int Thousandths(int logitQ16)
        {
            long distance = logitQ16;
            if (distance < 0)
                distance = -distance;
            long small = ExpNegative.Q30(distance);
            long whole = (1L << 30) + small;
            int below = (int)(((2 * Thousand * small) + whole) / (2 * whole));
            return logitQ16 < 0 ? below : Thousand - below;
        }
    }
}

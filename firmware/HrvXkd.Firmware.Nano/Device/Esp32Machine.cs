using nanoFramework.Runtime.Native;

namespace HrvXkd.Firmware.Nano.Device
{
    /// <summary>The microcontroller.</summary>
    public sealed class Esp32Machine : IMachine
    {
        // The runtime keeps the unsigned type of a value through a cast; an array of int does not.
        private readonly int[] _free = new int[1];

        /// <inheritdoc/>
        public int FreeBytes()
        {
#if NANOFRAMEWORK_2_0
            // Its native code returns what is free, whatever its name says.
            _free[0] = (int)System.GC.GetTotalMemory(false);
#else
            _free[0] = (int)GC.Run(false);
#endif
            return _free[0];
        }

        /// <inheritdoc/>
        public void Restart()
        {
            Power.RebootDevice();
        }
    }
}

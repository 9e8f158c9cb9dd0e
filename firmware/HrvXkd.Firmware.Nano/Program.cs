using System;
using System.Threading;
using HrvXkd.Firmware.Nano.Device;

namespace HrvXkd.Firmware.Nano
{
    /// <summary>Puts the device together.</summary>
    public static class Program
    {
        private const int PauseMs = 5000;

        /// <summary>Runs for ever. What the device layer throws is shown by the debugger; then the device starts anew.</summary>
        public static void Main()
        {
            // The debugger shows this; everything else goes to the serial adapter.
            Console.WriteLine("HRV-XKD on nanoFramework. Research software, not a medical device.");
            Esp32Machine machine = new Esp32Machine();
            try
            {
                Application application = new Application(new Esp32Board(), new SerialConsole(), new InternalStorage(), machine);
                application.Start();
                while (true)
                    application.Step();
            }
            catch (Exception fault)
            {
                Console.WriteLine("Stopped, starts anew in 5 s: " + fault.Message);
                Thread.Sleep(PauseMs);
                machine.Restart();
            }
        }
    }
}

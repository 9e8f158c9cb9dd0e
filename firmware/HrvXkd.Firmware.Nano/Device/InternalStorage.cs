// The settings file on the internal storage. It is written beside the old one and then takes its place, so that a pulled plug leaves one of them.
using System;
using System.IO;

namespace HrvXkd.Firmware.Nano.Device
{
    /// <summary>Drive I: of the ESP32.</summary>
    public sealed class InternalStorage : IStorage
    {
        private const string SettingsPath = "I:\\hrvxkd.ini";
        private const string NewPath = "I:\\hrvxkd.new";
        private const int Missing = -1;
        private const int Unreadable = -2;

        /// <inheritdoc/>
        public int Read(byte[] buffer)
        {
            try
            {
                if (!File.Exists(SettingsPath))
                {
                    // The plug was pulled between the two steps of writing.
                    if (!File.Exists(NewPath))
                        return Missing;
                    File.Move(NewPath, SettingsPath);
                }
                using (FileStream file = new FileStream(SettingsPath, FileMode.Open, FileAccess.Read))
                {
                    int length = (int)file.Length;
                    return length > buffer.Length ? length : ReadAll(file, buffer, length);
                }
            }
            catch (Exception)
            {
                return Unreadable;
            }
        }

        /// <inheritdoc/>
        public bool TryWrite(byte[] bytes, int count)
        {
            try
            {
                using (FileStream file = new FileStream(NewPath, FileMode.Create, FileAccess.Write))
                {
                    file.Write(bytes, 0, count);
                    file.Flush();
                }
                if (File.Exists(SettingsPath))
                    File.Delete(SettingsPath);
                File.Move(NewPath, SettingsPath);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static int ReadAll(FileStream file, byte[] buffer, int length)
        {
            int done = 0;
            while (done < length)
            {
                int read = file.Read(buffer, done, length - done);
                if (read <= 0)
                    return Unreadable;
                done += read;
            }
            return done;
        }
    }
}

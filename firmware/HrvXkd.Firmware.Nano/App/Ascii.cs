namespace HrvXkd.Firmware.Nano
{
    /// <summary>
    /// Texts as bytes. A string literal is a new object every time the interpreter comes to it, so texts are made into bytes once, when the
    /// program starts.
    /// </summary>
    public static class Ascii
    {
        /// <summary>Bytes of a text. Allocates.</summary>
        /// <param name="text">Characters below 128.</param>
        /// <returns>One byte for each.</returns>
        public static byte[] Bytes(string text)
        {
            byte[] bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)text[i];
            return bytes;
        }
    }
}

using System.Text;

namespace HrvXkd.Wfdb.Internals.Writing;

/// <summary>Header files are replaced in one step: a reader, or a machine that comes back from a loss of power, finds the old one or the new one.</summary>
internal static class HeaderFile
{
    private const string Unfinished = ".new";

    /// <summary>Writes a header.</summary>
    /// <param name="path">Path with extension.</param>
    /// <param name="text">Its text.</param>
    /// <param name="onDisk">True if it must be on the disk when this returns.</param>
    public static void Replace(string path, string text, bool onDisk)
    {
        using (FileStream file = new(path + Unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(onDisk);
        }

        File.Move(path + Unfinished, path, true);
    }
}

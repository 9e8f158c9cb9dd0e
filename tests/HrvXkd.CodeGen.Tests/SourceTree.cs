namespace HrvXkd.CodeGen.Tests;

/// <summary>The sources that the tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>Folder of the solution.</summary>
    public static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HrvXkd.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}

namespace HrvXkd.Tests;

/// <summary>Finds the recordings beside the repository that some tests need; such a test skips with a message where they are missing.</summary>
internal static class SharedData
{
    /// <summary>Path of a file or folder below the shared folder, or the test is skipped.</summary>
    /// <param name="relative">Relative path, such as data/mitdb.</param>
    /// <returns>The full path.</returns>
    public static string Require(string relative)
    {
        string path = Path.Combine(Root(), relative);
        Skip.IfNot(File.Exists(path) || Directory.Exists(path), $"needs ../shared/{relative}");
        return path;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "HrvXkd.sln")))
                return Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared");
        return "shared";
    }
}

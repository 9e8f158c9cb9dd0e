namespace HrvXkd.Html;

/// <summary>Style sheets embedded in the program.</summary>
internal static class PageStyle
{
    /// <summary>The look that all pages share: light, dark and in print.</summary>
    public static RawHtml Css { get; } = Read("page.css");

    /// <summary>Reads a style sheet.</summary>
    /// <param name="name">Name of the embedded resource.</param>
    public static RawHtml Read(string name)
    {
        using Stream css = typeof(PageStyle).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using StreamReader reader = new(css);
        return new RawHtml(reader.ReadToEnd());
    }
}

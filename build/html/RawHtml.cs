namespace HrvXkd.Html;

/// <summary>Text that is markup already; everything else put into a page is encoded.</summary>
/// <param name="Markup">The markup.</param>
internal readonly record struct RawHtml(string Markup);

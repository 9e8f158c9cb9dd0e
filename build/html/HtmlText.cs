using System.Runtime.CompilerServices;
using System.Text;

namespace HrvXkd.Html;

/// <summary>Markup under construction. The literal parts of an interpolated string are markup, the values in it are encoded, so no name
/// that comes from data can become markup.</summary>
internal sealed class HtmlText
{
    /// <summary>What was added so far.</summary>
    internal StringBuilder Buffer { get; } = new();

    /// <summary>The markup, for use within other markup.</summary>
    public RawHtml ToRaw() => new(Buffer.ToString());

    /// <summary>Adds markup and a line feed; values are encoded.</summary>
    public HtmlText Line([InterpolatedStringHandlerArgument("")] ref EncodingHandler markup)
    {
        Buffer.Append('\n');
        return this;
    }

    /// <summary>Adds markup; values are encoded.</summary>
    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref EncodingHandler markup) => this;

    /// <inheritdoc/>
    public override string ToString() => Buffer.ToString();
}

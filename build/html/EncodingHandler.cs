using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;

namespace HrvXkd.Html;

/// <summary>Encodes the values of an interpolated string for HTML text and quoted attributes; numbers are written in the invariant culture.</summary>
[InterpolatedStringHandler]
internal readonly ref struct EncodingHandler
{
    private readonly HtmlText _target;

    /// <summary>Called by the compiler.</summary>
    public EncodingHandler(int literalLength, int formattedCount, HtmlText target)
    {
        _target = target;
        target.Buffer.EnsureCapacity(target.Buffer.Length + literalLength + 16 * formattedCount);
    }

    /// <summary>Markup, as it is.</summary>
    public void AppendLiteral(string markup) => _target.Buffer.Append(markup);

    /// <summary>Markup made elsewhere, as it is.</summary>
    public void AppendFormatted(RawHtml value) => _target.Buffer.Append(value.Markup);

    /// <summary>Text, encoded.</summary>
    public void AppendFormatted(string? value) => _target.Buffer.Append(WebUtility.HtmlEncode(value));

    /// <summary>A number, invariant.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));
}

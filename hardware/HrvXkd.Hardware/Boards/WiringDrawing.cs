// Draws the wiring of a board from its pin map, so that drawing and settings cannot disagree.
// Units: SVG user units, y down. Invariant culture: the same bytes everywhere.
using System.Globalization;
using System.Net;
using System.Text;

namespace HrvXkd.Hardware.Boards;

/// <summary>The wiring of a board as a picture.</summary>
public static class WiringDrawing
{
    private const int Width = 880;
    private const int Top = 96;
    private const int Step = 28;
    private const int BreakoutLeft = 150;
    private const int BreakoutRight = 330;
    private const int LeftColumn = 640;
    private const int ColumnGap = 46;
    private const int Half = 9;
    private const int FirstLane = 372;
    private const int LaneStep = 20;

    /// <summary>Draws a board.</summary>
    /// <param name="board">The board.</param>
    /// <returns>A complete SVG document, lines end in LF.</returns>
    public static string Svg(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        int height = Top + (board.Header.Rows * Step) + 56;
        StringBuilder svg = new();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" font-family=\"system-ui,sans-serif\" font-size=\"13\">");
        Add(svg, $"<title>Wiring of an ADS1292R breakout to {Escape(board.Title)}</title>");
        Add(svg, $"<rect width=\"{Width}\" height=\"{height}\" rx=\"8\" fill=\"#ffffff\"/>");
        Add(svg, $"<text x=\"24\" y=\"36\" font-size=\"18\" font-weight=\"600\" fill=\"#1b1f24\">ADS1292R breakout and {Escape(board.Title)}</text>");
        Add(svg, $"<text x=\"24\" y=\"58\" fill=\"#57606a\">Battery or isolated supply only while electrodes are on a person. Research use, not a medical device.</text>");
        DrawHeader(svg, board);
        DrawWires(svg, board);
        DrawBreakout(svg, board);
        svg.Append("</svg>\n");
        return svg.ToString();
    }

    private static void DrawHeader(StringBuilder svg, Board board)
    {
        PinHeader header = board.Header;
        Add(svg, $"<rect x=\"{LeftColumn - 22}\" y=\"{Top - 22}\" width=\"{ColumnGap + 44}\" height=\"{(header.Rows * Step) + 18}\" rx=\"4\" fill=\"#22863a\" fill-opacity=\"0.12\" stroke=\"#22863a\"/>");
        Dictionary<int, Wire> used = board.Wires.ToDictionary(wire => wire.Pin.Number);
        foreach (HeaderPin pin in header.Pins)
        {
            bool isUsed = used.TryGetValue(pin.Number, out Wire? wire);
            int x = X(pin);
            int y = Y(pin);
            Add(svg, $"<rect x=\"{x - Half}\" y=\"{y - Half}\" width=\"{2 * Half}\" height=\"{2 * Half}\" rx=\"3\" fill=\"{(isUsed ? Colour(wire!) : "#d0d7de")}\"/>");
            Add(svg, $"<text x=\"{x}\" y=\"{y + 4}\" font-size=\"10\" text-anchor=\"middle\" fill=\"{(isUsed ? "#ffffff" : "#57606a")}\">{pin.Number}</text>");
            int labelX = LeftColumn + ColumnGap + 32;
            if (pin.Column == 1)
                Add(svg, $"<text x=\"{labelX}\" y=\"{y + 4}\" fill=\"{(isUsed ? "#1b1f24" : "#8c959f")}\"{(isUsed ? " font-weight=\"600\"" : "")}>{pin.Name}</text>");
            else
                Add(svg, $"<text x=\"{LeftColumn - 30}\" y=\"{y - 4}\" font-size=\"10\" text-anchor=\"end\" fill=\"{(isUsed ? "#1b1f24" : "#8c959f")}\"{(isUsed ? " font-weight=\"600\"" : "")}>{pin.Name}</text>");
        }
    }

    private static void DrawWires(StringBuilder svg, Board board)
    {
        // Both ends are in the same order, so wires that rise take lanes from left to right, and those that fall from right to left: none cross.
        List<Wire> wires = Sorted(board);
        for (int i = 0; i < wires.Count; i++)
        {
            int fromY = BreakoutY(board, i);
            int toY = Entry(wires[i].Pin);
            int lane = FirstLane + (LaneStep * (toY < fromY ? i : wires.Count - 1 - i));
            string end = wires[i].Pin.Column == 0
                ? FormattableString.Invariant($"H {LeftColumn - Half}")
                : FormattableString.Invariant($"H {X(wires[i].Pin)} V {Y(wires[i].Pin) + Half}");
            Add(svg, $"<path d=\"M {BreakoutRight} {fromY} H {lane} V {toY} {end}\" fill=\"none\" stroke=\"{Colour(wires[i])}\" stroke-width=\"2.5\" stroke-linejoin=\"round\"/>");
        }
    }

    private static void DrawBreakout(StringBuilder svg, Board board)
    {
        int top = BreakoutY(board, 0) - 44;
        int bottom = BreakoutY(board, board.Wires.Count - 1) + 28;
        Add(svg, $"<rect x=\"{BreakoutLeft}\" y=\"{top}\" width=\"{BreakoutRight - BreakoutLeft}\" height=\"{bottom - top}\" rx=\"6\" fill=\"#0a3069\"/>");
        Add(svg, $"<text x=\"{BreakoutLeft + 16}\" y=\"{top + 24}\" font-weight=\"600\" fill=\"#ffffff\">ADS1292R</text>");
        List<Wire> wires = Sorted(board);
        for (int i = 0; i < wires.Count; i++)
        {
            int y = BreakoutY(board, i);
            Add(svg, $"<circle cx=\"{BreakoutRight}\" cy=\"{y}\" r=\"5\" fill=\"{Colour(wires[i])}\" stroke=\"#ffffff\"/>");
            Add(svg, $"<text x=\"{BreakoutRight - 14}\" y=\"{y + 4}\" text-anchor=\"end\" fill=\"#ffffff\">{wires[i].Breakout}</text>");
        }

        string[] electrodes = ["RA right arm", "LA left arm", "RL right leg"];
        for (int i = 0; i < electrodes.Length; i++)
        {
            int y = top + 80 + (i * 56);
            Add(svg, $"<path d=\"M {BreakoutLeft} {y} H 70\" stroke=\"#57606a\" stroke-width=\"2.5\"/>");
            Add(svg, $"<circle cx=\"58\" cy=\"{y}\" r=\"12\" fill=\"#ffffff\" stroke=\"#57606a\" stroke-width=\"2.5\"/>");
            Add(svg, $"<text x=\"46\" y=\"{y + 28}\" font-size=\"12\" fill=\"#57606a\">{electrodes[i]}</text>");
        }
    }

    // Breakouts differ in the order of their pins; the drawing takes that of the board.
    private static List<Wire> Sorted(Board board) => [.. board.Wires.OrderBy(wire => Entry(wire.Pin))];

    private static int BreakoutY(Board board, int index) => Top + 36 + (index * 36) + ((board.Header.Rows - 19) * 4);

    // A wire to the right column passes below the pin beside it.
    private static int Entry(HeaderPin pin) => Y(pin) + (pin.Column * (Step / 2));

    private static int X(HeaderPin pin) => LeftColumn + (pin.Column * ColumnGap);

    private static int Y(HeaderPin pin) => Top + (pin.Row * Step);

    private static string Colour(Wire wire) => wire.Kind switch
    {
        WireKind.Power => "#cf222e",
        WireKind.Ground => "#24292f",
        WireKind.DataReady => "#8250df",
        WireKind.Control => "#bc4c00",
        _ => "#0969da",
    };

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static void Add(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

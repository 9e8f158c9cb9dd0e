using System.Globalization;
using System.Text;

namespace HrvXkd.Hardware.Boards;

/// <summary>The wires of boards as text tables.</summary>
public static class WiringTable
{
    /// <summary>Several boards side by side.</summary>
    /// <param name="boards">Boards with wires in the same order, at least one.</param>
    /// <returns>A Markdown table; one line a wire, lines end in LF.</returns>
    public static string Markdown(IReadOnlyList<Board> boards)
    {
        StringBuilder text = new();
        text.Append("| breakout |").AppendJoin("", boards.Select(board => $" {board.Title} |")).Append(" what |\n");
        text.Append("|---|").AppendJoin("", boards.Select(_ => "---|")).Append("---|\n");
        for (int i = 0; i < boards[0].Wires.Count; i++)
        {
            Wire wire = boards[0].Wires[i];
            text.Append("| ").Append(wire.Breakout).Append(" |");
            foreach (Board board in boards)
            {
                HeaderPin pin = board.Wires[i].Pin;
                text.Append(CultureInfo.InvariantCulture, $" {pin.Name}, pin {pin.Number} |");
            }

            text.Append(' ').Append(wire.Note).Append(" |\n");
        }

        return text.ToString();
    }
}

using System.Globalization;
using System.Xml.Linq;
using HrvXkd.Hardware.Boards;

namespace HrvXkd.Hardware.Tests.Boards;

/// <summary>The drawings and tables in hardware/boards are what the pin map says; HRVXKD_DRAW_BOARDS=1 writes them anew.</summary>
public class BoardDocumentsTests
{
    private static readonly string Folder = Path.Combine(Root(), "hardware", "boards");

    public static TheoryData<string> Keys => [.. Board.All.Select(board => board.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Drawing_OfPinMap_IsTheOneInTheTree(string key)
    {
        string drawn = WiringDrawing.Svg(Board.Find(key));
        string file = Path.Combine(Folder, $"{key}.svg");
        if (Environment.GetEnvironmentVariable("HRVXKD_DRAW_BOARDS") == "1")
            File.WriteAllText(file, drawn);
        Assert.Equal(File.ReadAllText(file), drawn);
    }

    [Fact]
    public void Tables_OfPinMap_AreTheOnesInTheReadme()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.Contains(WiringTable.Markdown([Board.Find("pi-5"), Board.Find("esp32")]).Replace("Raspberry Pi 5", "any Raspberry Pi here", StringComparison.Ordinal), readme, StringComparison.Ordinal);
        foreach (Board board in Board.All.Where(board => board.GpioChipLabel.Length > 0))
            Assert.Contains($"| {board.Title} | `{board.Key}` | `{board.GpioChipLabel}` |", readme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Drawing_EachWire_EndsAtItsPinAndMeetsNoOther(string key)
    {
        XNamespace ns = "http://www.w3.org/2000/svg";
        Board board = Board.Find(key);
        List<List<(int X, int Y)>> wires = [.. XDocument.Parse(WiringDrawing.Svg(board)).Descendants(ns + "path")
            .Where(path => (string?)path.Attribute("stroke-linejoin") == "round").Select(path => Corners((string)path.Attribute("d")!))];
        Assert.Equal(board.Wires.Count, wires.Count);
        for (int i = 0; i < wires.Count; i++)
        {
            for (int k = i + 1; k < wires.Count; k++)
                Assert.False(Overlap(wires[i], wires[k]), $"wires {i} and {k} from the top lie on each other");
        }
    }

    [Fact]
    public void Drawing_OtherCulture_SameBytes()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            string here = WiringDrawing.Svg(Board.All[0]);
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NegativeSign = "\u2212", NumberDecimalSeparator = "," } };
            Assert.Equal(here, WiringDrawing.Svg(Board.All[0]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<(int X, int Y)> Corners(string path)
    {
        string[] parts = path.Split(' ');
        List<(int X, int Y)> corners = [(Number(parts[1]), Number(parts[2]))];
        for (int i = 3; i < parts.Length; i += 2)
        {
            (int x, int y) = corners[^1];
            corners.Add(parts[i] == "H" ? (Number(parts[i + 1]), y) : (x, Number(parts[i + 1])));
        }

        return corners;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // Two wires may cross, but never run along each other.
    private static bool Overlap(List<(int X, int Y)> a, List<(int X, int Y)> b)
    {
        for (int i = 1; i < a.Count; i++)
        {
            for (int k = 1; k < b.Count; k++)
            {
                bool vertical = a[i].X == a[i - 1].X && b[k].X == b[k - 1].X && a[i].X == b[k].X;
                bool horizontal = a[i].Y == a[i - 1].Y && b[k].Y == b[k - 1].Y && a[i].Y == b[k].Y;
                if ((vertical && Meet(a[i].Y, a[i - 1].Y, b[k].Y, b[k - 1].Y)) || (horizontal && Meet(a[i].X, a[i - 1].X, b[k].X, b[k - 1].X)))
                    return true;
            }
        }

        return false;
    }

    private static bool Meet(int a, int b, int c, int d) => Math.Max(Math.Min(a, b), Math.Min(c, d)) < Math.Min(Math.Max(a, b), Math.Max(c, d));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HrvXkd.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("HrvXkd.sln is not above the tests.");
    }
}

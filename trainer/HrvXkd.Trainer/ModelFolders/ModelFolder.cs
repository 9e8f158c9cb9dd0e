using System.Text.Encodings.Web;
using System.Text.Json;
using HrvXkd.CodeGen;
using HrvXkd.CodeGen.Onnx;
using HrvXkd.Trainer.Running;

namespace HrvXkd.Trainer.ModelFolders;

/// <summary>A trained model on disk: student.onnx, student.int8.onnx, teacher.onnx and model.json.</summary>
/// <param name="Card">model.json.</param>
/// <param name="Student">The float student.</param>
/// <param name="Int8">The student in eight bits.</param>
/// <param name="Teacher">The teacher.</param>
internal sealed record ModelFolder(ModelCard Card, OnnxModel Student, OnnxModel Int8, OnnxModel Teacher)
{
    private static readonly string[] Files = [RunFiles.FloatModel, RunFiles.Int8Model, RunFiles.TeacherModel];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes the model; the hashes of the card are those of the files written.</summary>
    /// <param name="folder">An existing folder.</param>
    public void Write(string folder)
    {
        foreach ((string name, OnnxModel model) in Files.Zip([Student, Int8, Teacher]))
            OnnxFile.Write(model, Path.Combine(folder, name));
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        foreach (string file in Files)
            hashes[file] = DataHash.OfFile(Path.Combine(folder, file));
        File.WriteAllText(Path.Combine(folder, RunFiles.Card), JsonSerializer.Serialize(Card with { Files = hashes }, Options) + "\n");
    }

    /// <summary>Opens a model and checks that its files belong together.</summary>
    /// <param name="folder">Where a run wrote it.</param>
    /// <exception cref="FormatException">A file is missing, damaged, or not the one that the card names; one line.</exception>
    public static ModelFolder Open(string folder)
    {
        ModelCard card = ReadCard(folder);
        OnnxModel[] models = Array.ConvertAll(Files, file => Read(folder, file, card));
        return new ModelFolder(card, models[0], models[1], models[2]);
    }

    private static ModelCard ReadCard(string folder)
    {
        string path = Path.Combine(folder, RunFiles.Card);
        if (!Directory.Exists(folder))
            throw new FormatException($"{folder}: no such folder, expected the out folder of run or train");
        if (!File.Exists(path))
            throw new FormatException($"{folder}: no {RunFiles.Card}, expected the out folder of a finished run or train");
        try
        {
            ModelCard? card = JsonSerializer.Deserialize<ModelCard>(File.ReadAllText(path), Options);
            return card?.Version == ModelCard.CurrentVersion ? card
                : throw new FormatException($"{path}: version {card?.Version}, this program reads version {ModelCard.CurrentVersion}; train the model again");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{path}: no model card: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    private static OnnxModel Read(string folder, string file, ModelCard card)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new FormatException($"{path}: no such file, {RunFiles.Card} names it; train the model again");
        if (card.Files.GetValueOrDefault(file) != DataHash.OfFile(path))
            throw new FormatException($"{path}: not the file that {RunFiles.Card} was written for (SHA-256 differs); train the model again, or quantize it with --out in a folder of its own");
        try
        {
            return OnnxFile.Read(path);
        }
        catch (CodeGenException fault)
        {
            throw new FormatException($"{path}: {fault.Message}", fault);
        }
    }
}

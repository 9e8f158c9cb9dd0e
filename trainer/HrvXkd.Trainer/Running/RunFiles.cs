namespace HrvXkd.Trainer.Running;

/// <summary>Names of what a run writes.</summary>
internal static class RunFiles
{
    public const string FloatModel = "student.onnx";
    public const string Int8Model = "student.int8.onnx";
    public const string TeacherModel = "teacher.onnx";
    public const string Card = "model.json";
    public const string EmittedSource = "StudentModel.g.cs";
    public const string Summary = "summary.json";
    public const string Report = "report.html";
    public const string ReportData = "report.json";
    public const string Leakage = "leakage.json";
    public const string Limit = "limit.json";
    public const string Sizes = "sizes.json";
    public const string Controls = "controls.json";
    public const string Quantization = "quantization.json";
    public const string Tables = "tables";
    public const string Figures = "figures";
    public const string Roc = "roc.svg";
    public const string Windows = "windows.parquet";
    public const string Config = "config.json";
    public const string FoldFolder = "folds";
    public const string RecordingFolder = "recording";
}

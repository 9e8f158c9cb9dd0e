namespace HrvXkd.Data.Tables;

/// <summary>One row of a window table.</summary>
internal readonly record struct TableWindow(RecordFacts Facts, WindowRow Window);

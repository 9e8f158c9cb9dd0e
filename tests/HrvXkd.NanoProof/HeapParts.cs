extern alias nano;
using System.Reflection;
using nano::HrvXkd.Firmware.Nano;

namespace HrvXkd.NanoProof;

/// <summary>The application's heap, part by part.</summary>
internal static class HeapParts
{
    /// <summary>Measures the application with some settings.</summary>
    /// <param name="settings">Text of the settings file.</param>
    /// <returns>Name and bytes of each part, each object in the first part that reaches it.</returns>
    public static IReadOnlyList<(string Part, long Bytes)> Of(string settings)
    {
        Application application = new(new IdleDevice(settings), new IdleDevice(""), new IdleDevice(settings), new IdleDevice(""));
        object measurement = Field(application, "_measurement");
        object analyzer = Field(measurement, "_analyzer");
        HeapRules rules = new();
        List<(string, long)> parts =
        [
            ("beat detector", rules.Measure(Field(analyzer, "_detector"))),
            ("NN cleaning", rules.Measure(Field(analyzer, "_cleaner"))),
            ("windows and features", rules.Measure(Field(analyzer, "_windows"))),
            ("student", rules.Measure(Field(measurement, "_model"))),
            ("lines waiting for the port", rules.Measure(Field(application, "_output"))),
            ("texts and lines of the protocol", rules.Measure(Field(application, "_reporter"))),
            ("front end", rules.Measure(Field(application, "_chip"))),
            ("self-test", rules.Measure(Field(application, "_selfTest"))),
            ("settings", rules.Measure(Field(application, "_dialog"))),
            ("rest of the application", rules.Measure(application)),
        ];
        Type[] types = application.GetType().Assembly.GetTypes();
        foreach ((string part, string space) in new[] { ("tables of Core and codec", "HrvXkd.Core|HrvXkd.Hardware"), ("tables of the student", "HrvXkd.Model") })
            parts.Add((part, types.Where(type => space.Split('|').Any(name => type.Namespace?.StartsWith(name, StringComparison.Ordinal) == true)).Sum(rules.MeasureStatics)));
        return parts;
    }

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(owner) ?? throw new MissingFieldException(owner.GetType().Name, name);
}

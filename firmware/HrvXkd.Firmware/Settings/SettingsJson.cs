using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrvXkd.Firmware.Settings;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(DeviceSettings))]
internal sealed partial class SettingsJson : JsonSerializerContext;

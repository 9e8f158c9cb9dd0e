using System.Text.Json.Serialization;
using HrvXkd.Firmware.Live;

namespace HrvXkd.Firmware.Monitor;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AboutDevice))]
[JsonSerializable(typeof(DeviceStatus))]
[JsonSerializable(typeof(LiveBatch))]
[JsonSerializable(typeof(LiveHistory))]
internal sealed partial class MonitorJson : JsonSerializerContext;

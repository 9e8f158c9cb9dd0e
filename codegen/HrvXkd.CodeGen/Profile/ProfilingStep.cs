namespace HrvXkd.CodeGen.Profile;

/// <summary>One method of a model that was taken apart.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Layer">Index of the layer; -1 for what no layer does.</param>
/// <param name="Name">Name for people.</param>
internal sealed record ProfilingStep(string Method, int Layer, string Name);

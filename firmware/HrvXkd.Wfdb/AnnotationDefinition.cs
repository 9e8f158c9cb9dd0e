namespace HrvXkd.Wfdb;

/// <summary>What an annotation file says of a code of its own.</summary>
/// <param name="Code">Code, 1..49.</param>
/// <param name="Mnemonic">Its letters in listings, one word.</param>
/// <param name="Description">What it stands for, or nothing.</param>
public readonly record struct AnnotationDefinition(int Code, string Mnemonic, string Description);

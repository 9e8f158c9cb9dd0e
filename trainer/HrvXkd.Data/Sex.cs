namespace HrvXkd.Data;

/// <summary>Sex of a subject as the source records it.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

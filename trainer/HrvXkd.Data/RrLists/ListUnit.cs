namespace HrvXkd.Data.RrLists;

/// <summary>Unit of the numbers of an RR list.</summary>
public enum ListUnit
{
    /// <summary>Told by the name of the column, else by the median: ms from 400 to 4000, seconds from 0.2 to 4.</summary>
    Auto,

    /// <summary>Milliseconds.</summary>
    Ms,

    /// <summary>Seconds.</summary>
    S,

    /// <summary>Samples at a given rate.</summary>
    Samples,
}

namespace IB.Gateway.Storage;

/// <summary>The store could not do what was asked: full, unreadable or damaged. Nothing was acknowledged.</summary>
public sealed class OpslagException : Exception
{
    /// <summary>An error without further explanation.</summary>
    public OpslagException()
    {
    }

    /// <summary>An error that names the file and the reason.</summary>
    public OpslagException(string message)
        : base(message)
    {
    }

    /// <summary>An error that names the file and the reason, with its cause.</summary>
    public OpslagException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The disk, or the limit set for the database, is full.</summary>
    internal bool IsVol { get; init; }

    /// <summary>It will pass by itself: a server that is being started anew, or another transaction in the way.</summary>
    internal bool IsTijdelijk { get; init; }

    /// <summary>What is stored is damaged: somebody has to look before more is taken in.</summary>
    internal bool IsBeschadigd { get; init; }

    /// <summary>What was to be stored cannot be: the fault of one command, and not of those beside it.</summary>
    internal bool IsVanDeGegevens { get; init; }
}

namespace IB.Gateway.Proefservers;

/// <summary>A server cannot be started. The message says in Dutch why, and what to install.</summary>
public sealed class ProefserverException : Exception
{
    /// <summary>With a message for people.</summary>
    public ProefserverException(string message)
        : base(message)
    {
    }

    /// <summary>With a message for people, and what caused it.</summary>
    public ProefserverException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

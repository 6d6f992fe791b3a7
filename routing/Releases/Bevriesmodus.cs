namespace IB.Gateway.Routing;

/// <summary>What a freeze does with a message that comes in while it lasts. The names are those in the configuration, in lower case.</summary>
public enum Bevriesmodus
{
    /// <summary>It is refused (IB103). The default.</summary>
    Refuse = 1,

    /// <summary>It is judged, stored and acknowledged as always, and put ready when the freeze is over.</summary>
    Hold,

    /// <summary>A heenbericht is refused (IB103), an answer goes through: what runs comes to its end and nothing new begins.</summary>
    Drain,
}

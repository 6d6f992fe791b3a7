namespace IB.Gateway.Schemas;

/// <summary>The place of a message type in a conversation.</summary>
public enum Gespreksrol
{
    /// <summary>Starts a conversation: 301, 323.</summary>
    Heenbericht = 1,

    /// <summary>The technical answer to a heenbericht; its header echoes that of the heenbericht: 302.</summary>
    Retourbericht = 2,

    /// <summary>An answer with a header of its own: 325, on the 323.</summary>
    Antwoordbericht = 3,

    /// <summary>Tells something and is answered by nothing but its confirmation: a signal.</summary>
    Mededeling = 4,
}

namespace IB.Gateway.Schemas;

/// <summary>How far the knooppunt looks into the payload of a message type. Each level holds those before it.</summary>
public enum Controleniveau
{
    /// <summary>
    /// The envelope decides. The payload must be XML within the limits, and not be of another known type than the envelope names; what is in
    /// it is for its receiver to judge (koppelvlak 11.2).
    /// </summary>
    Envelop = 1,

    /// <summary>The payload is valid against its schema, and its Header names the parties of the envelope.</summary>
    Schema = 2,

    /// <summary>The business rules of the standard too. A manifest may not ask this while the program has none.</summary>
    Regels = 3,
}

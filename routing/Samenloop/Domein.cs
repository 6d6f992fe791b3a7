namespace IB.Gateway.Routing;

/// <summary>The law that a provision is given under. The numbers are stored; they do not change.</summary>
internal enum Domein : byte
{
    /// <summary>Wet maatschappelijke ondersteuning 2015.</summary>
    Wmo = 1,

    /// <summary>Jeugdwet.</summary>
    Jeugdwet = 2,

    /// <summary>Participatiewet.</summary>
    Participatiewet = 3,
}

namespace IB.Gateway.Schemas;

/// <summary>A version of a message type as an envelope names it: functieVersie and functieSubversie.</summary>
/// <param name="Hoofd">0-9999.</param>
/// <param name="Sub">0-9999.</param>
public readonly record struct Functieversie(int Hoofd, int Sub)
{
    /// <summary>As people write it: <c>3.2</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Hoofd}.{Sub}");
}

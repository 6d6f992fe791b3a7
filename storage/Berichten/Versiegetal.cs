namespace IB.Gateway.Storage;

/// <summary>A version as one number, as stores keep it: 3.2 is 30002.</summary>
internal static class Versiegetal
{
    private const int Plaatsen = 10_000;

    /// <summary>To the number.</summary>
    public static long Pack(Versie versie) => ((long)versie.Hoofd * Plaatsen) + versie.Sub;

    /// <summary>And back.</summary>
    public static Versie Unpack(long getal) => new((int)(getal / Plaatsen), (int)(getal % Plaatsen));
}

using IB.Gateway.Routing;

namespace IB.Gateway.Rest;

/// <summary>The addresses of topics.</summary>
internal static class Onderwerppaden
{
    public const string Alle = Onderwerpadres.Alle;
    public const string Gebeurtenissensjabloon = Alle + "/{naam}/gebeurtenissen";
    public const string Inhoudsjabloon = Gebeurtenissensjabloon + "/{positie}/inhoud";

    public static string Gebeurtenissen(string naam) => $"{Alle}/{naam}/gebeurtenissen";

    public static string Inhoud(string naam, long positie) => Onderwerpadres.Inhoud(naam, positie);
}

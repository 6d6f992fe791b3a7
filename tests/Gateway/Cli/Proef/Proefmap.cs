using System.Text;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

/// <summary>Files for a test of the command line.</summary>
internal static class Proefmap
{
    public static string Write(this TijdelijkeMap map, string naam, byte[] inhoud)
    {
        File.WriteAllBytes(map[naam], inhoud);
        return map[naam];
    }

    public static string Write(this TijdelijkeMap map, string naam, string inhoud) => map.Write(naam, Encoding.UTF8.GetBytes(inhoud));
}

using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary><c>onderwerpen</c>: what a party may follow, and following it.</summary>
internal static class Onderwerpenverb
{
    internal static Verb Create(Omgeving omgeving) => new(
        "onderwerpen", "Volgt onderwerpen: berichten waarop een partij recht heeft, zonder dat ze aan haar gericht zijn.",
        $"{Verb.Programma} onderwerpen list", $"{Verb.Programma} onderwerpen follow wmo-zorgstatus --positie-bestand zorgstatus.positie")
    {
        Onderwerplijstverb.Create(omgeving),
        Volgverb.Create(omgeving),
    };

    /// <summary>A client for the topics behind a connection.</summary>
    internal static Onderwerpclient Client(Verbinding verbinding) => new(verbinding.Client, verbinding.Adres);
}

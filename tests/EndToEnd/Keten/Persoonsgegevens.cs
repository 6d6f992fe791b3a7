using System.Xml;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What the fixtures say about persons, taken from the fixtures themselves.</summary>
internal static class Persoonsgegevens
{
    // Shorter texts (initials, a prefix) are in every log by chance.
    private const int Kortst = 5;

    private static readonly HashSet<string> Velden =
        ["Bsn", "Achternaam", "Voornamen", "Commentaar", "Straatnaam", "Telefoonnummer", "Emailadres", "Postcode", "Organisatie", "Gebruiker"];

    internal static IReadOnlyList<string> InFixtures { get; } = [.. Fixtures.All.Where(n => n[0] is 'i' or 'w').SelectMany(Read).Distinct()];

    private static IEnumerable<string> Read(string naam)
    {
        using var lezer = XmlReader.Create(new MemoryStream(Fixtures.Bytes(naam)));
        while (lezer.Read())
        {
            if (lezer.NodeType == XmlNodeType.Element && Velden.Contains(lezer.LocalName) && lezer.Read() && lezer.Value.Trim() is { Length: >= Kortst } tekst)
                yield return tekst;
        }
    }
}

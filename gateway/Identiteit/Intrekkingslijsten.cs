using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>
/// The revocation lists of a folder at one moment, found by issuer. Immutable; a later moment is a new instance, made from
/// this one so that unchanged files are not parsed again and a broken download does not push out a good list.
/// </summary>
internal sealed class Intrekkingslijsten
{
    /// <summary>A list made this much later than our clock says is taken for a difference between clocks.</summary>
    public static readonly TimeSpan Klokverschil = TimeSpan.FromMinutes(5);

    /// <summary>No list at all.</summary>
    public static readonly Intrekkingslijsten Geen = new(FrozenDictionary<string, Bestand>.Empty, []);

    private readonly FrozenDictionary<string, Bestand> _bestanden;
    private readonly FrozenDictionary<string, Intrekkingslijst> _perUitgever;

    private Intrekkingslijsten(FrozenDictionary<string, Bestand> bestanden, IReadOnlyList<string> fouten)
    {
        _bestanden = bestanden;
        Fouten = fouten;
        _perUitgever = bestanden.Values.Select(b => b.Lijst).GroupBy(l => l.Uitgever)
            .ToFrozenDictionary(g => g.Key, g => g.MaxBy(l => l.ThisUpdate)!);
    }

    /// <summary>What is wrong with the files, in Dutch, one line per file.</summary>
    public IReadOnlyList<string> Fouten { get; }

    /// <summary>Every list in use, for health and metrics.</summary>
    public IEnumerable<Intrekkingslijst> Alle => _perUitgever.Values;

    /// <summary>The newest list of this CA, also when it has expired; null when there is none.</summary>
    public Intrekkingslijst? Find(X509Certificate2 ca) => _perUitgever.GetValueOrDefault(Uitgeversleutel.Of(ca));

    /// <summary>
    /// Reads <paramref name="map"/> again. Returns <paramref name="vorige"/> itself when nothing changed. A file that became
    /// unreadable, or older than it was, leaves its previous list in use and an error; a file that is gone takes its list along.
    /// </summary>
    public static Intrekkingslijsten Load(
        string map, IReadOnlyList<X509Certificate2> uitgevers, Intrekkingslijsten vorige, DateTimeOffset nu)
    {
        var sleutels = uitgevers.Select(Uitgeversleutel.Of).ToHashSet();
        var bestanden = new Dictionary<string, Bestand>();
        var fouten = new List<string>();
        foreach (var pad in ListBestanden(map, vorige, fouten))
        {
            var oud = vorige._bestanden.GetValueOrDefault(pad);
            if (oud is not null && !sleutels.Contains(oud.Lijst.Uitgever))
                oud = null;
            var nieuw = LoadBestand(pad, uitgevers, oud, nu, out var fout) ?? oud;
            if (nieuw is not null)
                bestanden.Add(pad, nieuw);
            if (fout is not null)
                fouten.Add($"CRL {pad} {fout}{(oud is null ? string.Empty : " De vorige lijst blijft in gebruik.")}");
        }

        var gelijk = fouten.SequenceEqual(vorige.Fouten) && bestanden.Count == vorige._bestanden.Count
            && bestanden.All(b => vorige._bestanden.GetValueOrDefault(b.Key) == b.Value);
        return gelijk ? vorige : new Intrekkingslijsten(bestanden.ToFrozenDictionary(), fouten);
    }

    private static string[] ListBestanden(string map, Intrekkingslijsten vorige, List<string> fouten)
    {
        try
        {
            return [.. Directory.EnumerateFiles(map, "*.crl").Order(StringComparer.Ordinal)];
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            fouten.Add($"map met CRL's is niet te lezen: {fout.Message}");
            return [.. vorige._bestanden.Keys.Order(StringComparer.Ordinal)];
        }
    }

    private static Bestand? LoadBestand(
        string pad, IReadOnlyList<X509Certificate2> uitgevers, Bestand? oud, DateTimeOffset nu, out string? fout)
    {
        fout = null;
        try
        {
            var inhoud = BegrensdBestand.Read(pad, IntrekkingslijstReader.MaximumSize);
            var hash = Convert.ToHexStringLower(SHA256.HashData(inhoud));
            if (oud?.Hash == hash)
                return oud;
            if (!IntrekkingslijstReader.TryRead(inhoud, uitgevers, out var lijst, out var leesfout))
                fout = leesfout.Value.Uitleg();
            else if (lijst.ThisUpdate > nu + Klokverschil)
                fout = "heeft een thisUpdate in de toekomst. Controleer de klok van deze server en de uitgever.";
            else if (oud is not null && oud.Lijst.Uitgever == lijst.Uitgever && lijst.ThisUpdate < oud.Lijst.ThisUpdate)
                fout = "is ouder dan de lijst die al in gebruik is. Haal de nieuwste CRL op.";
            else
                return new Bestand(hash, lijst);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fout = $"is niet te lezen: {e.Message}";
        }

        return null;
    }

    private sealed record Bestand(string Hash, Intrekkingslijst Lijst);
}

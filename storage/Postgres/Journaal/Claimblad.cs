using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Which referentienummers are taken, as a transaction sees and changes it. Read under the lock of the journal, so nobody else takes one meanwhile;
/// that no two messages have the same one is also a constraint of the database.
/// </summary>
internal sealed class Claimblad
{
    private const string Zoek = """
        SELECT u.plek, c.volgnummer, c.afdruk
        FROM unnest($1, $2, $3) u (plek, id, zender) JOIN claim c ON c.id = u.id AND c.zender = u.zender
        WHERE c.id = ANY($2)
        """;

    private const string LeesBerichten = $"SELECT {Berichtrij.Kolommen} {Berichtrij.Bron} WHERE b.volgnummer = ANY($1)";

    private const string Schrijf = "INSERT INTO claim (id, zender, volgnummer, afdruk) SELECT * FROM unnest($1, $2, $3, $4)";

    private readonly HashSet<(string Zender, string Id)> _gevraagd = [];
    private readonly Dictionary<(string Zender, string Id), (long Volgnummer, byte[] Afdruk)> _genomen = [];
    private readonly Dictionary<long, Bericht> _berichten = [];
    private readonly Dictionary<(string Zender, string Id), Claim> _nieuw = [];

    public void Ask(Envelop envelop) => _gevraagd.Add(Sleutel(envelop));

    public void AddLoad(Leesbatch batch)
    {
        if (_gevraagd.Count == 0)
            return;
        var vragen = _gevraagd.ToList();
        batch.Add(
            Zoek,
            [All(Enumerable.Range(0, vragen.Count)), All(vragen.Select(static v => (byte[]?)Kenmerkbytes.Write(v.Id))), All(
                vragen.Select(static v => (string?)v.Zender))],
            rij => _genomen.Add(vragen[rij.GetInt32(0)], (rij.Long(1), rij.Bytes(2))));
    }

    /// <summary>Reads the messages that took them.</summary>
    public void AddLoadBerichten(Leesbatch batch)
    {
        if (_genomen.Count > 0)
            batch.Add(LeesBerichten, [All(_genomen.Values.Select(static g => g.Volgnummer))], rij => _berichten.Add(rij.Long(0), Berichtrij.Read(rij)));
    }

    public void Reset() => _nieuw.Clear();

    /// <summary>The message that has this referentienummer of this zender, if one does.</summary>
    public Claim? Find(Envelop envelop)
    {
        var sleutel = Sleutel(envelop);
        if (_nieuw.GetValueOrDefault(sleutel) is { } nieuw)
            return nieuw;
        return _genomen.TryGetValue(sleutel, out var genomen) ? new Claim(_berichten[genomen.Volgnummer], genomen.Afdruk) : null;
    }

    public void Add(Bericht bericht, ReadOnlyMemory<byte> afdruk) => _nieuw.Add(Sleutel(bericht.Envelop), new Claim(bericht, afdruk));

    public void AddWrites(NpgsqlBatch batch)
    {
        if (_nieuw.Count == 0)
            return;
        batch.Add(
            Schrijf, All(_nieuw.Keys.Select(static k => (byte[]?)Kenmerkbytes.Write(k.Id))), All(_nieuw.Keys.Select(static k => (string?)k.Zender)),
            All(_nieuw.Values.Select(static c => c.Bericht.Volgnummer)), All(_nieuw.Values.Select(static c => (byte[]?)c.Afdruk.ToArray())));
    }

    private static (string Zender, string Id) Sleutel(Envelop envelop) => (envelop.Zender.Organisatie, envelop.Referentienummer);
}

/// <summary>A referentienummer that is taken.</summary>
internal sealed record Claim(Bericht Bericht, ReadOnlyMemory<byte> Afdruk);

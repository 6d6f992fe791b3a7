using System.Security.Cryptography;
using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Sqlite.Bestanden;
using IB.Gateway.Storage.Sqlite.Schema;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Onderhoud;

/// <summary>Looks at a store, piece by piece; what is wrong with one piece does not keep it from the next.</summary>
internal sealed class Opslagkeuring(Opslagbestanden bestanden, Action<Onderhoudsvoortgang> voortgang, CancellationToken cancellationToken)
{
    private const int MaxMeldingen = 100;
    private readonly List<Bevinding> _bevindingen = [];

    public Keuringsverslag Run(bool inhoud)
    {
        var (segmenten, groepen, laatste) = VerifyLog();
        Sleutelbos? bos = null;
        Guard(bestanden.Sleutels, () => bos = Sleutelbestand.Load(bestanden.Sleutels));
        var (berichten, inhouden, achter) = (0L, 0L, 0L);
        Guard(bestanden.Database, () =>
        {
            var kop = Databasekop.Read(bestanden.Database);
            kop.RequireComplete(bestanden.Database, Walinhoud.Read(bestanden.Wal, kop.Paginagrootte));
            using var database = Database.OpenReader(bestanden.Database);
            Migraties.RequireKnown(database);
            VerifyDatabase(database);
            berichten = database.Scalar("SELECT count(*) FROM bericht", static q => q.Long(0));
            achter = CompareStand(database, laatste);
            if (bos is null)
                return;
            Guard(bestanden.Sleutels, () => Sleutelregister.RequireAll(database, bos));
            if (inhoud)
                inhouden = VerifyInhouden(database, bos);
        });
        return new Keuringsverslag(_bevindingen, segmenten, groepen, berichten, inhouden, achter);
    }

    private (long Segmenten, long Groepen, long Laatste) VerifyLog()
    {
        var (segmenten, groepen, laatste) = (0L, 0L, 0L);
        Guard(bestanden.Log.Pad, () =>
        {
            var nummers = bestanden.Log.List();
            segmenten = nummers.Count;
            var lezer = new Loglezer(bestanden.Log);
            for (var i = 0; i < nummers.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                voortgang(new Onderhoudsvoortgang("log", i, nummers.Count));
                var nummer = nummers[i];
                Guard(bestanden.Log.SegmentPad(nummer), () =>
                {
                    foreach (var groep in lezer.ReadSegment(nummer))
                        (groepen, laatste) = (groepen + 1, groep.Kop.Nummer);
                });
            }
        });
        return (segmenten, groepen, laatste);
    }

    private void VerifyDatabase(Database database)
    {
        voortgang(new Onderhoudsvoortgang("register", 0, 0));
        using (var q = database.Prepare($"PRAGMA integrity_check({MaxMeldingen})"))
        {
            while (q.Step())
            {
                if (q.Text(0) is not "ok" and var melding)
                    Report(bestanden.Database, $"{melding}. Maak het register opnieuw met 'ib-gateway store repair'.");
            }
        }

        foreach (var rij in Segmentregister.List(database).Where(rij => !File.Exists(bestanden.Log.SegmentPad(rij.Nummer))))
            Report(
                bestanden.Log.SegmentPad(rij.Nummer), $"dit segment ontbreekt, met de inhoud van {rij.Levend} berichten. Zet het terug uit een reservekopie.");
    }

    private long CompareStand(Database database, long laatste)
    {
        var groep = Standregister.Read(database).Log.Groep;
        if (groep > laatste && laatste > 0)
            Report(
                bestanden.Log.Pad,
                $"het register gaat tot groep {groep}, het log maar tot {laatste}. Zet de ontbrekende segmenten terug uit een reservekopie.");
        return Math.Max(0, laatste - groep);
    }

    private long VerifyInhouden(Database database, Sleutelbos bos)
    {
        using var lezer = new Inhoudlezer(bestanden.Log);
        var inhouden = new Inhouden(lezer, bos);
        var totaal = database.Scalar("SELECT count(*) FROM inhoud", static q => q.Long(0));
        var gedaan = 0L;
        foreach (var (volgnummer, sha256) in ListInhouden(database))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (gedaan++ % 100 == 0)
                voortgang(new Onderhoudsvoortgang("inhoud", gedaan, totaal));
            Guard(bestanden.Log.Pad, () =>
            {
                using var inhoud = inhouden.Read(database, volgnummer);
                if (inhoud is not null && !SHA256.HashData(inhoud.Bytes.Span).AsSpan().SequenceEqual(sha256))
                    Report(bestanden.Log.Pad, $"de inhoud van bericht {volgnummer} is niet die waarvan de SHA-256 is vastgelegd.");
            });
        }

        return gedaan;
    }

    /// <summary>Page by page, so that no statement stays open over the reading of payloads.</summary>
    private static IEnumerable<(long Volgnummer, byte[] Sha256)> ListInhouden(Database database)
    {
        const int pagina = 1000;
        var rijen = new List<(long Volgnummer, byte[] Sha256)>();
        var na = 0L;
        do
        {
            rijen.Clear();
            using (var q = database.Prepare(
                "SELECT i.volgnummer, b.inhoud_sha256 FROM inhoud i CROSS JOIN bericht b ON b.volgnummer = i.volgnummer WHERE i.volgnummer > ? ORDER BY i.volgnummer LIMIT ?"))
            {
                q.Bind(na).Bind(pagina);
                while (q.Step())
                    rijen.Add((q.Long(0), q.Bytes(1).ToArray()));
            }

            foreach (var rij in rijen)
                yield return rij;
            if (rijen is [.., var laatste])
                na = laatste.Volgnummer;
        }
        while (rijen.Count == pagina);
    }

    private void Guard(string bestand, Action look)
    {
        try
        {
            look();
        }
        catch (Exception e) when (e is OpslagException or IOException or UnauthorizedAccessException)
        {
            Report(bestand, e.Message);
        }
    }

    private void Report(string bestand, string omschrijving)
    {
        if (_bevindingen.Count < MaxMeldingen)
            _bevindingen.Add(new Bevinding(bestand, omschrijving));
    }
}

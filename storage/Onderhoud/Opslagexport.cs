using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Sqlite.Bestanden;
using IB.Gateway.Storage.Sqlite.Schema;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Onderhoud;

/// <summary>Reads the messages of a store one after the other.</summary>
internal static class Opslagexport
{
    private const int Pagina = 500;
    private const string ListNa = $"SELECT {Berichtrij.Kolommen} {Berichtrij.Bron} WHERE b.volgnummer > ? ORDER BY b.volgnummer LIMIT ?";

    public static IEnumerable<Exportregel> Read(Opslagbestanden bestanden, bool inhoud, CancellationToken cancellationToken)
    {
        _ = Databasekop.Read(bestanden.Database);
        using var database = Database.OpenReader(bestanden.Database);
        Migraties.RequireKnown(database);
        using var lezer = new Inhoudlezer(bestanden.Log);
        var inhouden = inhoud ? new Inhouden(lezer, Sleutelbestand.Load(bestanden.Sleutels)) : null;
        List<Bericht> berichten;
        var na = 0L;
        do
        {
            berichten = List(database, na);
            foreach (var bericht in berichten)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Read(database, inhouden, bericht);
            }

            if (berichten is [.., var laatste])
                na = laatste.Volgnummer;
        }
        while (berichten.Count == Pagina);
    }

    private static List<Bericht> List(Database database, long na)
    {
        using var q = database.Prepare(ListNa);
        return Berichtrij.ReadAll(q.Bind(na).Bind(Pagina));
    }

    private static Exportregel Read(Database database, Inhouden? inhouden, Bericht bericht)
    {
        var historie = Historie.Read(database, bericht.Volgnummer);
        try
        {
            return new Exportregel(bericht, historie, inhouden?.Read(database, bericht.Volgnummer), Onleesbaar: null);
        }
        catch (OpslagException e)
        {
            return new Exportregel(bericht, historie, Inhoud: null, e.Message);
        }
    }
}

using System.Globalization;
using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Sqlite.Bestanden;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Onderhoud;

/// <summary>Makes the register anew beside the old one, and changes them over when it is whole.</summary>
internal sealed class Registerherstel(Opslagbestanden bestanden, OpslagOptions options, Mapslot slot, TimeProvider tijd)
{
    public Herstelverslag Run(string? basis, Action<Onderhoudsvoortgang> voortgang, CancellationToken cancellationToken)
    {
        var bos = Sleutelbestand.Load(bestanden.Sleutels);
        var (groepen, berichten, stand) = Build(basis, bos, voortgang, cancellationToken);
        var bewaard = Keep();
        File.Move(bestanden.Ontwerp, bestanden.Database, overwrite: false);
        Posix.FlushFolder(bestanden.Map);
        slot.Write(Slotstand.Gesloten, stand.Groep);
        return new Herstelverslag(groepen, berichten, bewaard);
    }

    private (long Groepen, long Berichten, Logstand Stand) Build(
        string? basis, Sleutelbos bos, Action<Onderhoudsvoortgang> voortgang, CancellationToken cancellationToken)
    {
        SqliteOpening.CreateOntwerp(bestanden, bos, basis);
        using var writer = Database.OpenWriter(bestanden.Ontwerp, options);
        Sleutelregister.RequireAll(writer, bos);
        using var blad = new Boekblad(writer, options);
        var eerst = Standregister.Read(writer).Log.Groep;
        var stand = Naspeler.ReplayAll(blad, new Loglezer(bestanden.Log) { GewisteInhoud = true }, groep =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            voortgang(new Onderhoudsvoortgang("groepen van het log", groep - eerst, 0));
        });
        Sleutelregister.RequireAll(writer, bos);
        Checkpoint.Flush(writer, database => Sleutelregister.AddNew(database, bos));
        if (!writer.CopyLog(truncate: true))
            throw new OpslagException(
                $"Het nieuwe register {bestanden.Ontwerp} is in gebruik. Sluit het andere programma en probeer het opnieuw; er is niets gewijzigd.");
        writer.LetCloseRemoveLog(allowed: true);
        return (stand.Groep - eerst, writer.Scalar("SELECT count(*) FROM bericht", static q => q.Long(0)), stand);
    }

    private string? Keep()
    {
        if (!File.Exists(bestanden.Database))
            return null;
        var bewaard = string.Create(CultureInfo.InvariantCulture, $"{bestanden.Database}.{tijd.GetUtcNow():yyyyMMddHHmmss}.oud");
        foreach (var (van, naar) in new[] { (bestanden.Wal, bewaard + "-wal"), (bestanden.Database, bewaard) })
        {
            if (File.Exists(van))
                File.Move(van, naar, overwrite: false);
        }

        File.Delete(bestanden.Database + "-shm");
        return bewaard;
    }
}

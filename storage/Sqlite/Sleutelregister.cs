using System.Security.Cryptography;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>The wrapped data keys, and the check values of the keys that wrap them.</summary>
internal static class Sleutelregister
{
    /// <summary>The data key for this party and day; makes one when there is none.</summary>
    public static Datasleutel GetOrAdd(Database database, Sleutelbos bos, Sleuteldoel doel)
    {
        using var find = database.Prepare("SELECT id, kek, gewikkeld FROM sleutel WHERE dag = ? AND partij = ?");
        if (find.Bind(doel.DagGetal).Bind(doel.Partij).Step())
            return Open(database.Path, bos, find.Long(0), find.Text(1), doel, find.Bytes(2));
        var (plain, wrapped) = Zegel.CreateDatasleutel(bos, doel);
        using var insert = database.Prepare("INSERT INTO sleutel (partij, dag, kek, gewikkeld) VALUES (?, ?, ?, ?) RETURNING id");
        insert.Bind(doel.Partij).Bind(doel.DagGetal).Bind(bos.ActiefId).Bind(wrapped).Step();
        return new Datasleutel(insert.Long(0), plain);
    }

    public static Datasleutel Open(string path, Sleutelbos bos, long id, string kek, Sleuteldoel doel, ReadOnlySpan<byte> wrapped)
    {
        try
        {
            return new Datasleutel(id, Zegel.OpenDatasleutel(bos, kek, doel, wrapped));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new OpslagException(
                $"Opslag {path}, tabel sleutel, rij {id}: de datasleutel is veranderd of hoort hier niet. Zet een reservekopie terug.", e);
        }
    }

    /// <summary>
    /// Requires that every key which the store still needs is in the file and is the same key. Opening with another key would
    /// otherwise go well until the first message is read.
    /// </summary>
    public static void RequireAll(Database database, Sleutelbos bos)
    {
        using var known = database.Prepare("SELECT id, controle, EXISTS (SELECT 1 FROM sleutel WHERE kek = kek.id) FROM kek");
        while (known.Step())
            RequireKnown(database.Path, bos, known.Text(0), known.Bytes(1), inUse: known.Long(2) == 1);
    }

    /// <summary>Registers the keys that are new in the file.</summary>
    public static void AddNew(Database database, Sleutelbos bos)
    {
        foreach (var id in bos.Ids)
        {
            using var insert = database.Prepare("INSERT INTO kek (id, controle) VALUES (?, ?) ON CONFLICT DO NOTHING");
            insert.Bind(id).Bind(bos.ComputeControle(id)).Run();
        }
    }

    private static void RequireKnown(string path, Sleutelbos bos, string id, ReadOnlySpan<byte> controle, bool inUse)
    {
        if (!bos.TryGet(id, out _))
        {
            if (inUse)
                throw new OpslagException(
                    $"Sleutelbestand {bos.Bestand}: sleutel '{id}' ontbreekt, maar opslag {path} heeft er inhoud mee. Zet die regel terug uit de reservekopie van het sleutelbestand.");
            return;
        }

        if (!CryptographicOperations.FixedTimeEquals(controle, bos.ComputeControle(id)))
            throw new OpslagException(
                $"Sleutelbestand {bos.Bestand}: sleutel '{id}' is niet de sleutel waarmee opslag {path} is gemaakt. Zet het goede sleutelbestand terug; er is niets gewijzigd.");
    }
}

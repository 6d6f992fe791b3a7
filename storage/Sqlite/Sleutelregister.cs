using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>The wrapped data keys, and the check values of the keys that wrap them.</summary>
internal static class Sleutelregister
{
    /// <summary>The data key for this party and day; makes one when there is none.</summary>
    public static Datasleutel GetOrAdd(Boekblad blad, Sleutelbos bos, Sleuteldoel doel)
    {
        using var find = blad.Database.Prepare("SELECT id, kek, gewikkeld FROM sleutel WHERE dag = ? AND partij = ?");
        if (find.Bind(doel.DagGetal).Bind(doel.Partij).Step())
            return Sleutelcontrole.Open(blad.Database.Path, bos, find.Long(0), find.Text(1), doel, find.Bytes(2));
        var (plain, wrapped) = Zegel.CreateDatasleutel(bos, doel);
        var id = blad.Database.Scalar("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'sleutel'", static q => q.Long(0));
        blad.Book(new SleutelGemaakt(id, doel.Partij, doel.DagGetal, new Gewikkeld(bos.ActiefId, blad.Place(wrapped), wrapped)));
        return new Datasleutel(id, plain);
    }

    public static void Add(Database database, SleutelGemaakt feit, Logplaats groep)
    {
        using var insert = database.Prepare("INSERT INTO sleutel (id, partij, dag, kek, gewikkeld, segment, plek) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(feit.Id).Bind(feit.Partij).Bind(feit.Dag).Bind(feit.Sleutel.Kek).Bind(feit.Sleutel.Bytes.Span);
        insert.Bind(groep.Segment).Bind(groep.Plek + feit.Sleutel.Plek).Run();
    }

    public static void Rewrap(Database database, SleutelHerwikkeld feit, Logplaats groep)
    {
        using var update = database.Prepare("UPDATE sleutel SET kek = ?2, gewikkeld = ?3, segment = ?4, plek = ?5 WHERE id = ?1");
        update.Bind(feit.Id).Bind(feit.Sleutel.Kek).Bind(feit.Sleutel.Bytes.Span).Bind(groep.Segment).Bind(groep.Plek + feit.Sleutel.Plek).Run();
    }

    public static void Destroy(Database database, SleutelVernietigd feit)
    {
        using (var forget = database.Prepare("DELETE FROM sleutelgebruik WHERE sleutel = ?"))
            forget.Bind(feit.Id).Run();
        using var delete = database.Prepare("DELETE FROM sleutel WHERE id = ?");
        delete.Bind(feit.Id).Run();
    }

    /// <summary>Counts payloads that a key seals; less than none for those that were wiped.</summary>
    public static void Count(Database database, long id, long aantal)
    {
        using var q = database.Prepare(
            "INSERT INTO sleutelgebruik (sleutel, aantal) VALUES (?, ?) ON CONFLICT (sleutel) DO UPDATE SET aantal = aantal + excluded.aantal");
        q.Bind(id).Bind(aantal).Run();
    }

    /// <summary>Whether it seals a payload.</summary>
    public static bool IsInUse(Database database, long id)
    {
        using var q = database.Prepare("SELECT aantal FROM sleutelgebruik WHERE sleutel = ?");
        return q.Bind(id).Step() && q.Long(0) > 0;
    }

    /// <summary>A wrapped key as it stands there; <see langword="null"/> when it was destroyed.</summary>
    public static (string Kek, Sleuteldoel Doel, byte[] Gewikkeld)? Find(Database database, long id)
    {
        using var find = database.Prepare("SELECT kek, partij, dag, gewikkeld FROM sleutel WHERE id = ?");
        return find.Bind(id).Step()
            ? (find.Text(0), new Sleuteldoel(find.Text(1), Sleuteldoel.DagVan(find.Long(2))), find.Bytes(3).ToArray())
            : null;
    }

    /// <summary>Whether this data key was not destroyed.</summary>
    public static bool Exists(Database database, long id)
    {
        using var find = database.Prepare("SELECT 1 FROM sleutel WHERE id = ?");
        return find.Bind(id).Step();
    }

    /// <summary>Requires that every key which the store still needs is in the file and is the same key.</summary>
    public static void RequireAll(Database database, Sleutelbos bos)
    {
        using var known = database.Prepare("SELECT id, controle, EXISTS (SELECT 1 FROM sleutel WHERE kek = kek.id) FROM kek");
        while (known.Step())
            Sleutelcontrole.Require(database.Path, bos, known.Text(0), known.Bytes(1), inUse: known.Long(2) == 1);
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
}

using IB.Gateway.Storage.Log;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>How far the register follows the log.</summary>
internal static class Standregister
{
    public static (Logstand Log, long Volgnummer) Read(Database database)
        => database.Scalar(
            "SELECT groep, segment, plek, keten, volgnummer FROM stand WHERE id = 1",
            static q => (new Logstand(q.Long(0), new Logplaats(q.Long(1), q.Long(2)), q.Bytes(3).ToArray()), q.Long(4)));

    public static void Write(Database database, Logstand stand, long volgnummer)
    {
        using var q = database.Prepare("UPDATE stand SET groep = ?, segment = ?, plek = ?, keten = ?, volgnummer = ? WHERE id = 1");
        q.Bind(stand.Groep).Bind(stand.Einde.Segment).Bind(stand.Einde.Plek).Bind(stand.Keten.Span).Bind(volgnummer).Run();
    }
}

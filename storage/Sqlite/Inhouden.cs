using System.Buffers;
using System.Security.Cryptography;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Payloads out of the log: found by way of the register, opened with the key of their party and day.</summary>
internal sealed class Inhouden(Inhoudlezer lezer, Sleutelbos bos)
{
    private const string FindInhoud = """
        SELECT i.segment, i.plek, i.lengte, b.afdruk, s.id, s.partij, s.dag, s.kek, s.gewikkeld, b.inhoud_lengte
        FROM inhoud i JOIN bericht b ON b.volgnummer = i.volgnummer JOIN sleutel s ON s.id = i.sleutel
        WHERE i.volgnummer = ?
        """;

    /// <summary>Whether the payload of a message is still there to be read.</summary>
    public static bool Has(Database database, long volgnummer)
    {
        using var q = database.Prepare("SELECT 1 FROM inhoud i JOIN sleutel s ON s.id = i.sleutel WHERE i.volgnummer = ?");
        return q.Bind(volgnummer).Step();
    }

    /// <summary>The payload of a message; <see langword="null"/> when it is gone, or its key is.</summary>
    public Inhoud? Read(Database database, long volgnummer)
    {
        try
        {
            return ReadOnce(database, volgnummer);
        }
        // Wiped between finding and reading it: gone, and not damaged.
        catch (OpslagException) when (!Has(database, volgnummer))
        {
            return null;
        }
    }

    private Inhoud? ReadOnce(Database database, long volgnummer)
    {
        using var q = database.Prepare(FindInhoud);
        if (!q.Bind(volgnummer).Step())
            return null;
        var plaats = new Logplaats(q.Long(0), q.Long(1));
        var length = (int)q.Long(2);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var closed = buffer.AsSpan(0, length);
            if (!lezer.TryRead(plaats, closed))
                throw Unreadable(database, volgnummer, plaats, "het segment ontbreekt", cause: null);
            var doel = new Sleuteldoel(q.Text(5), Sleuteldoel.DagVan(q.Long(6)));
            var sleutel = Sleutelcontrole.Open(database.Path, bos, q.Long(4), q.Text(7), doel, q.Bytes(8));
            return Inhoudzegel.IsKnown(closed)
                ? Inhoudzegel.Open(sleutel, buffer, length, q.Bytes(3), q.Long(9))
                : throw Unreadable(database, volgnummer, plaats, "onbekende vorm", cause: null);
        }
        catch (Exception e)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (e is AuthenticationTagMismatchException)
                throw Unreadable(database, volgnummer, plaats, "de bytes zijn veranderd", e);
            if (e is InvalidDataException)
                throw Unreadable(database, volgnummer, plaats, "uitgepakt is de lengte niet die van het bericht", e);
            throw;
        }
    }

    private static OpslagException Unreadable(Database database, long volgnummer, Logplaats plaats, string reason, Exception? cause)
    {
        var text =
            $"Opslag {database.Path}, inhoud van bericht {volgnummer} (segment {plaats.Segment}, positie {plaats.Plek}): niet te lezen, {reason}. Zet een reservekopie terug.";
        return cause is null ? new OpslagException(text) : new OpslagException(text, cause);
    }
}

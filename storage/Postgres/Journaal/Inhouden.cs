using System.Buffers;
using System.Data;
using System.Security.Cryptography;
using IB.Gateway.Storage.Versleuteling;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Payloads, opened with the key of their party and day.</summary>
internal sealed class Inhouden(Verbindingen verbindingen, Sleutelbos bos)
{
    private const string FindInhoud = """
        SELECT b.afdruk, s.id, s.partij, s.dag, s.kek, s.gewikkeld, b.inhoud_lengte, length(l.bytes), l.bytes
        FROM inhoud i JOIN bericht b ON b.volgnummer = i.volgnummer JOIN sleutel s ON s.id = i.sleutel
          LEFT JOIN lading l ON l.deel = i.deel AND l.nummer = i.lading
        WHERE i.volgnummer = $1
        """;

    /// <summary>The payload of a message; <see langword="null"/> when it is gone, or its key is.</summary>
    public ValueTask<Inhoud?> ReadAsync(long volgnummer, CancellationToken cancellationToken)
        => verbindingen.ReadAsync(verbinding => ReadAsync(verbinding, volgnummer, cancellationToken), cancellationToken);

    private async Task<Inhoud?> ReadAsync(NpgsqlConnection verbinding, long volgnummer, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FindInhoud, verbinding);
        command.Parameters.Add(P((long?)volgnummer));
        // One column after the other, so that the payload goes into the pooled buffer and nowhere else.
        await using var rij = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        if (!await rij.ReadAsync(cancellationToken))
            return null;
        var (afdruk, id, doel) = (rij.Bytes(0), rij.Long(1), new Sleuteldoel(rij.Text(2), Sleuteldoel.DagVan(rij.GetInt32(3))));
        var sleutel = Sleutelcontrole.Open(verbindingen.Naam, bos, id, rij.Text(4), doel, rij.Bytes(5));
        var plainLength = rij.Long(6);
        if (await rij.IsDBNullAsync(7, cancellationToken))
            throw Unreadable(volgnummer, "de bytes ontbreken", cause: null);
        return await OpenAsync(rij, volgnummer, sleutel, afdruk, plainLength, rij.GetInt32(7), cancellationToken);
    }

    private async Task<Inhoud> OpenAsync(
        NpgsqlDataReader rij, long volgnummer, Datasleutel sleutel, byte[] afdruk, long plainLength, int length, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await using (var bytes = await rij.GetStreamAsync(8, cancellationToken))
                await bytes.ReadExactlyAsync(buffer.AsMemory(0, length), cancellationToken);
            return Inhoudzegel.IsKnown(buffer.AsSpan(0, length))
                ? Inhoudzegel.Open(sleutel, buffer, length, afdruk, plainLength)
                : throw Unreadable(volgnummer, "onbekende vorm", cause: null);
        }
        catch (Exception e)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (e is AuthenticationTagMismatchException)
                throw Unreadable(volgnummer, "de bytes zijn veranderd", e);
            if (e is InvalidDataException)
                throw Unreadable(volgnummer, "uitgepakt is de lengte niet die van het bericht", e);
            throw;
        }
    }

    private OpslagException Unreadable(long volgnummer, string reason, Exception? cause)
    {
        var text = $"Database {verbindingen.Naam}, inhoud van bericht {volgnummer}: niet te lezen, {reason}. Zet een reservekopie terug.";
        return cause is null ? new OpslagException(text) : new OpslagException(text, cause);
    }
}

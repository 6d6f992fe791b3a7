using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Postgres.Schema;
using IB.Gateway.Storage.Versleuteling;
using Microsoft.Extensions.Logging;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Opens the database, or makes a store in one where nothing ever was: look without touching, then bring the schema up to date. One node at
/// a time, so that several can start together.
/// </summary>
internal static class PostgresOpening
{
    // A node that is gone for so long does not come back with the same row.
    private static readonly TimeSpan Oud = TimeSpan.FromDays(1);

    public static async Task<GeopendeDatabase> OpenAsync(
        OpslagOptions options, Klokwacht klok, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var naam = Verbindingsbouwer.Naam(options.Postgres);
        try
        {
            await using var bron = Databron.Create(Verbindingsbouwer.BuildOpener(options), static _ => Task.CompletedTask);
            await using var verbinding = await bron.Bron.OpenConnectionAsync(cancellationToken);
            var controle = new Servercontrole(naam, options.Postgres.MagOnveilig);
            var stand = await controle.RequireAsync(verbinding, cancellationToken);
            klok.Require(stand.Tijd);
            // Another node may be bringing the schema up to date, however long that takes.
            await verbinding.RunAsync("SET lock_timeout = 0; SET statement_timeout = 0", [], cancellationToken);
            await Servercontrole.LockAsync(verbinding, cancellationToken);
            var bos = await LoadSleutelsAsync(verbinding, naam, options, time, cancellationToken);
            await Migraties.ApplyAsync(verbinding, naam, logger, cancellationToken);
            await Sleutelregister.RequireAllAsync(verbinding, naam, bos, cancellationToken);
            await Sleutelregister.AddNewAsync(verbinding, bos, cancellationToken);
            await RequireStandAsync(verbinding, naam, options.Postgres.Strookbits, cancellationToken);
            await Schrijverregister.FoldOldAsync(verbinding, Oud, cancellationToken);
            return new GeopendeDatabase(
                Databron.Create(Verbindingsbouwer.BuildSchrijvers(options, stand.Commit), controle.RequireStillAsync),
                Databron.Create(Verbindingsbouwer.BuildLezers(options, stand.Commit), controle.RequireStillAsync),
                naam, bos);
        }
        catch (Exception e) when (Serverfout.Is(e))
        {
            throw Serverfout.Translate(naam, e);
        }
    }

    /// <summary>A key file is made only for a database in which nothing ever was; a node that comes later must have been given the file.</summary>
    private static async Task<Sleutelbos> LoadSleutelsAsync(
        NpgsqlConnection verbinding, string naam, OpslagOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        Rechten.EnsureFolder(options.Map);
        var bestand = new Opslagbestanden(options).Sleutels;
        if (await Migraties.IsNewAsync(verbinding, naam, cancellationToken) && !File.Exists(bestand))
            Sleutelbestand.Create(bestand, time.GetUtcNow());
        return Sleutelbestand.Load(bestand);
    }

    private static async Task RequireStandAsync(NpgsqlConnection verbinding, string naam, int strookbits, CancellationToken cancellationToken)
    {
        await verbinding.RunAsync(
            "UPDATE stand SET strookbits = $1 WHERE volgnummer = 0 AND strookbits <> $1 AND NOT EXISTS (SELECT 1 FROM strook)", [P(strookbits)],
            cancellationToken);
        var standen = await verbinding.ListAsync(
            "SELECT volgnummer >= coalesce((SELECT max(volgnummer) FROM bericht), 0) FROM stand", [], static rij => rij.GetBoolean(0), cancellationToken);
        if (standen is not [true])
            throw new OpslagException(
                $"Database {naam} is beschadigd: tabel stand klopt niet met de berichten. Er is niets gewijzigd. Zet een reservekopie terug.");
    }
}

/// <summary>A database that was opened and is up to date.</summary>
internal sealed record GeopendeDatabase(Databron Schrijvers, Databron Lezers, string Naam, Sleutelbos Bos);

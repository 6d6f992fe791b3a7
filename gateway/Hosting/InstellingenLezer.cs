using IB.Gateway.Storage;
using Microsoft.Extensions.Configuration;

namespace IB.Gateway.Hosting;

/// <summary>Reads the settings: defaults, then the file, then environment variables (<c>IBGATEWAY__LUISTER__POORT</c>).</summary>
internal static class InstellingenLezer
{
    private const string Voorvoegsel = "IBGATEWAY__";

    /// <summary>The settings with absolute paths.</summary>
    /// <exception cref="InstellingenException">The file is missing or a setting is unknown, malformed or out of range; every error of a kind at once.</exception>
    internal static Instellingen Read(string pad) => Read(pad, static instellingen => instellingen.Validate());

    /// <summary>
    /// The settings that say which Kafka topics there must be, with absolute paths: for a tool that works on those no other setting need be right.
    /// </summary>
    /// <exception cref="InstellingenException">The file is missing or malformed, or Kafka is not set up; every error of a kind at once.</exception>
    internal static Instellingen ReadKafka(string pad) => Read(pad, static instellingen => instellingen.ValidateKafka());

    private static Instellingen Read(string pad, Func<Instellingen, IReadOnlyList<string>> validate)
    {
        pad = Path.GetFullPath(pad);
        if (!File.Exists(pad))
            throw new InstellingenException([$"Het instellingenbestand {pad} bestaat niet. Noem het met --instellingen, of begin met 'ib-gateway demo'."]);
        try
        {
            var instellingen = Configuratie(pad).Get<Instellingen>(o => o.ErrorOnUnknownConfiguration = true) ?? new Instellingen();
            instellingen = instellingen.Rooted(Path.GetDirectoryName(pad)!);
            return validate(instellingen) is { Count: > 0 } fouten ? throw new InstellingenException([.. fouten.Select(f => $"{pad}: {f}")]) : instellingen;
        }
        catch (Exception fout) when (fout is InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new InstellingenException([$"{pad}: {fout.Message} {fout.InnerException?.Message}".TrimEnd()]);
        }
    }

    /// <summary>
    /// The folder of schema packs alone, as an absolute path: a command line tool that works on it needs no certificate.
    /// </summary>
    /// <exception cref="InstellingenException">The file is missing or malformed.</exception>
    internal static string ReadSchemamap(string pad)
        => ReadSectie(pad, "schemas", new SchemaOptions(), (opties, map) => Path.GetFullPath(opties.Map, map));

    /// <summary>The settings of the store alone, with absolute paths.</summary>
    /// <exception cref="InstellingenException">The file is missing or malformed.</exception>
    internal static OpslagOptions ReadOpslag(string pad)
        => ReadSectie(pad, "opslag", new OpslagOptions { Map = Instellingen.StandaardOpslagmap }, (opties, map) => opties.Rooted(map));

    private static TUit ReadSectie<TOpties, TUit>(string pad, string sectie, TOpties standaard, Func<TOpties, string, TUit> root)
        where TOpties : class
    {
        pad = Path.GetFullPath(pad);
        if (!File.Exists(pad))
            throw new InstellingenException([$"Het instellingenbestand {pad} bestaat niet."]);
        try
        {
            Configuratie(pad).GetSection(sectie).Bind(standaard, o => o.ErrorOnUnknownConfiguration = true);
            return root(standaard, Path.GetDirectoryName(pad)!);
        }
        catch (Exception fout) when (fout is InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new InstellingenException([$"{pad}: {fout.Message} {fout.InnerException?.Message}".TrimEnd()]);
        }
    }

    private static IConfigurationRoot Configuratie(string pad) => new ConfigurationBuilder()
        .AddJsonFile(pad, optional: false, reloadOnChange: false)
        .AddEnvironmentVariables(Voorvoegsel)
        .Build();
}

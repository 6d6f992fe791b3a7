using IB.Gateway.Identiteit;
using IB.Gateway.Storage;
using Microsoft.Extensions.Configuration;

namespace IB.Gateway.Hosting;

/// <summary>Reads the settings: defaults, then the file, then environment variables (<c>IBGATEWAY__LUISTER__POORT</c>).</summary>
internal static class InstellingenLezer
{
    private const string Voorvoegsel = "IBGATEWAY__";
    private const int MaxGrootte = 1024 * 1024;

    /// <summary>The settings with absolute paths.</summary>
    /// <exception cref="InstellingenException">The file is missing or a setting is unknown, malformed or out of range; every error at once.</exception>
    internal static Instellingen Read(string pad) => Read(pad, static instellingen => instellingen.Validate());

    /// <summary>
    /// The settings that say which Kafka topics there must be, with absolute paths: for a tool that works on those no other setting need be right.
    /// </summary>
    /// <exception cref="InstellingenException">The file is missing or malformed, or Kafka is not set up; every error at once.</exception>
    internal static Instellingen ReadKafka(string pad) => Read(pad, static instellingen => instellingen.ValidateKafka());

    private static Instellingen Read(string pad, Func<Instellingen, IReadOnlyList<string>> validate)
    {
        pad = Path.GetFullPath(pad);
        if (!File.Exists(pad))
            throw new InstellingenException([$"Het instellingenbestand {pad} bestaat niet. Noem het met --instellingen, of begin met 'ib-gateway demo'."]);
        var (configuratie, herkomst) = Configuratie(pad);
        var vorm = new Instellingvorm(configuratie, herkomst);
        var vormfouten = vorm.Check(configuratie, typeof(Instellingen));

        // What is wrong with the form is left out, so that everything else is judged in the same round.
        var instellingen = (vorm.WithoutFaults().Get<Instellingen>() ?? new Instellingen()).Rooted(Path.GetDirectoryName(pad)!);
        string[] fouten = [.. vormfouten.Select(static f => f.Fout), .. validate(instellingen).Select(f => $"{pad}: {f}")];
        return fouten.Length > 0 ? throw new InstellingenException(fouten) : instellingen;
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
        var (configuratie, herkomst) = Configuratie(pad);
        var vormfouten = new Instellingvorm(configuratie, herkomst).Check(configuratie.GetSection(sectie), typeof(TOpties));
        if (vormfouten.Count > 0)
            throw new InstellingenException([.. vormfouten.Select(static f => f.Fout)]);
        configuratie.GetSection(sectie).Bind(standaard);
        return root(standaard, Path.GetDirectoryName(pad)!);
    }

    private static (IConfigurationRoot Configuratie, Instellingherkomst Herkomst) Configuratie(string pad)
    {
        try
        {
            var (herkomst, fouten) = Instellingherkomst.Read(pad, Voorvoegsel, BegrensdBestand.Read(pad, MaxGrootte));
            if (fouten.Count > 0)
                throw new InstellingenException(fouten);
            var configuratie = new ConfigurationBuilder()
                .AddJsonFile(pad, optional: false, reloadOnChange: false)
                .AddEnvironmentVariables(Voorvoegsel)
                .Build();
            return (configuratie, herkomst.For(configuratie));
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            throw new InstellingenException([$"{pad} is niet te lezen: {fout.Message}"]);
        }
    }
}

using Microsoft.Extensions.Configuration;

namespace IB.Gateway.Hosting;

/// <summary>Reads the settings: defaults, then the file, then environment variables (<c>IBGATEWAY__LUISTER__POORT</c>).</summary>
internal static class InstellingenLezer
{
    private const string Voorvoegsel = "IBGATEWAY__";

    /// <summary>The settings with absolute paths.</summary>
    /// <exception cref="InstellingenException">The file is missing or a setting is unknown, malformed or out of range; every error of a kind at once.</exception>
    internal static Instellingen Read(string pad)
    {
        pad = Path.GetFullPath(pad);
        if (!File.Exists(pad))
            throw new InstellingenException([$"Het instellingenbestand {pad} bestaat niet. Noem het met --instellingen, of begin met 'ib-gateway demo'."]);
        try
        {
            var instellingen = Configuratie(pad).Get<Instellingen>(o => o.ErrorOnUnknownConfiguration = true) ?? new Instellingen();
            instellingen = instellingen.Rooted(Path.GetDirectoryName(pad)!);
            return instellingen.Validate() is { Count: > 0 } fouten ? throw new InstellingenException([.. fouten.Select(f => $"{pad}: {f}")]) : instellingen;
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
    {
        pad = Path.GetFullPath(pad);
        if (!File.Exists(pad))
            throw new InstellingenException([$"Het instellingenbestand {pad} bestaat niet."]);
        try
        {
            var opties = Configuratie(pad).GetSection("schemas").Get<SchemaOptions>(o => o.ErrorOnUnknownConfiguration = true) ?? new SchemaOptions();
            return Path.GetFullPath(opties.Map, Path.GetDirectoryName(pad)!);
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

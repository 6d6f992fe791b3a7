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
            var configuratie = new ConfigurationBuilder()
                .AddJsonFile(pad, optional: false, reloadOnChange: false)
                .AddEnvironmentVariables(Voorvoegsel)
                .Build();
            var instellingen = configuratie.Get<Instellingen>(o => o.ErrorOnUnknownConfiguration = true) ?? new Instellingen();
            instellingen = instellingen.Rooted(Path.GetDirectoryName(pad)!);
            return instellingen.Validate() is { Count: > 0 } fouten ? throw new InstellingenException([.. fouten.Select(f => $"{pad}: {f}")]) : instellingen;
        }
        catch (Exception fout) when (fout is InvalidDataException or InvalidOperationException or FormatException)
        {
            throw new InstellingenException([$"{pad}: {fout.Message} {fout.InnerException?.Message}".TrimEnd()]);
        }
    }
}

using System.CommandLine;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Verben;

/// <summary>Options that several verbs have.</summary>
internal static class Opties
{
    /// <summary>On which disk is measured. A folder in memory would make the figures worthless.</summary>
    internal static Option<string> Map() => new("--map")
    {
        Description = "Map op de schijf waarop wordt gemeten; er komt een tijdelijke map in.",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };

    internal static Option<string> Programma() => new("--programma")
    {
        Description = "Het knooppunt dat wordt gemeten, bijvoorbeeld uit dotnet publish.",
        DefaultValueFactory = _ => Processen.Programma.Knooppunt,
    };

    internal static Option<int> Zaad() => new("--zaad")
    {
        Description = "Bepaalt het mengsel: hetzelfde zaad geeft dezelfde berichten in dezelfde volgorde.",
        DefaultValueFactory = _ => 1,
    };

    /// <summary>Settings that the knooppunt under measurement should have otherwise, such as how long it keeps messages.</summary>
    internal static Option<string[]> Instelling() => new("--instelling")
    {
        Description = "Een instelling van het knooppunt, als pad=waarde: bezorging.maxGelijktijdig=64. Mag vaker.",
        DefaultValueFactory = _ => [],
    };

    /// <exception cref="FormatException">A setting has no name or no value.</exception>
    internal static IReadOnlyDictionary<string, string> ReadInstellingen(string[]? regels) => (regels ?? []).Select(r => r.Split('=', 2)).ToDictionary(
        d => d[0], d => d is [{ Length: > 0 }, _] ? d[1] : throw new FormatException($"--instelling {d[0]}: schrijf pad=waarde."), StringComparer.Ordinal);

    /// <summary>Runs a measurement; when the disk is too small for it says so, with exit code 2.</summary>
    internal static async Task<int> GuardAsync(Func<Task> meting)
    {
        try
        {
            await meting();
            return 0;
        }
        catch (SchijfTeKleinException fout)
        {
            await Console.Error.WriteLineAsync(fout.Message);
            return 2;
        }
    }
}

using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace IB.Gateway.Hosting;

/// <summary>Judges the form of settings, from file and environment together: names that do not exist and values of the wrong type, all of them.</summary>
/// <param name="wortel">The settings.</param>
/// <param name="herkomst">Tells where one came from.</param>
internal sealed class Instellingvorm(IConfigurationRoot wortel, Instellingherkomst herkomst)
{
    private readonly List<(string Pad, string Fout)> _fouten = [];

    /// <summary>What is wrong below <paramref name="plek"/>, in Dutch, each with its path.</summary>
    internal IReadOnlyList<(string Pad, string Fout)> Check(IConfiguration plek, Type soort)
    {
        CheckGroep(plek, soort, plek is IConfigurationSection sectie ? Naam(sectie) : "");
        return _fouten;
    }

    /// <summary>The settings without what is wrong, so that the rest can be judged in the same round; what is null has its default.</summary>
    internal IConfigurationRoot WithoutFaults() => new ConfigurationBuilder()
        .AddInMemoryCollection(wortel.AsEnumerable().Where(w => w.Value is not null && !_fouten.Exists(f => IsIn(w.Key, f.Pad))))
        .Build();

    private static bool IsIn(string sleutel, string pad)
        => sleutel.StartsWith(pad, StringComparison.OrdinalIgnoreCase) && (sleutel.Length == pad.Length || sleutel[pad.Length] == ':');

    private void CheckGroep(IConfiguration groep, Type soort, string naam)
    {
        var eigenschappen = soort.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.CanWrite).ToList();
        foreach (var deel in groep.GetChildren())
        {
            if (eigenschappen.Find(p => string.Equals(p.Name, deel.Key, StringComparison.OrdinalIgnoreCase)) is { } eigenschap)
                CheckWaarde(deel, eigenschap.PropertyType);
            else
                Add(deel, $"{Naam(deel)} is geen bekende instelling; {(naam.Length == 0 ? "bekend zijn" : $"bij {naam} horen")} {string.Join(", ", eigenschappen.Select(static p => Klein(p.Name)))}");
        }
    }

    private void CheckWaarde(IConfigurationSection deel, Type soort)
    {
        var (vorm, kern) = Instellingsoort.Of(soort);
        var delen = deel.GetChildren().ToList();
        switch (vorm)
        {
            case Vorm.Waarde when delen.Count > 0:
                Add(deel, $"{Naam(deel)} moet {Instellingsoort.Describe(kern)} zijn, en geen groep of lijst");
                break;
            case Vorm.Waarde when deel.Value is { } tekst && !IsLeesbaar(tekst, soort):
                Add(deel, $"{Naam(deel)} is '{tekst}' en moet {Instellingsoort.Describe(kern)} zijn");
                break;
            case Vorm.Waarde:
                break;
            case var _ when delen.Count == 0 && !string.IsNullOrEmpty(deel.Value):
                Add(deel, $"{Naam(deel)} moet {(vorm == Vorm.Lijst ? "een lijst ([ ... ])" : "een groep ({ ... })")} zijn");
                break;
            case Vorm.Groep:
                CheckGroep(deel, kern, Naam(deel));
                break;
            default:
                delen.ForEach(d => CheckWaarde(d, kern));
                break;
        }
    }

    private void Add(IConfigurationSection deel, string fout) => _fouten.Add((deel.Path, $"{herkomst.Of(deel)}: {fout}"));

    // As the binder reads it: nothing is nothing where that may be.
    private static bool IsLeesbaar(string tekst, Type soort)
    {
        if (Nullable.GetUnderlyingType(soort) is { } kern)
            return tekst.Length == 0 || IsLeesbaar(tekst, kern);
        if (soort == typeof(string))
            return true;
        try
        {
            return TypeDescriptor.GetConverter(soort).ConvertFromInvariantString(tekst) is not null;
        }
        catch (Exception fout) when (fout is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Naam(IConfigurationSection deel) => string.Join('.', deel.Path.Split(':').Select(Klein));

    // Of the environment all is in capitals; a message type always is.
    private static string Klein(string naam)
        => naam.Any(char.IsLower) ? char.ToLowerInvariant(naam[0]) + naam[1..] : naam.Any(char.IsAsciiDigit) ? naam : naam.ToLowerInvariant();
}

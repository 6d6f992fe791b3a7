using System.Collections;

namespace IB.Gateway.Hosting;

/// <summary>How a setting is written.</summary>
internal enum Vorm
{
    /// <summary>One value.</summary>
    Waarde = 1,

    /// <summary>A list of values.</summary>
    Lijst,

    /// <summary>Names that the settings choose, each with a value.</summary>
    Woordenboek,

    /// <summary>Settings with names of their own.</summary>
    Groep,
}

/// <summary>Tells of the type of a setting how it is written.</summary>
internal static class Instellingsoort
{
    /// <summary>The form, and the type of the value: of an element for a list, of a value for a dictionary.</summary>
    internal static (Vorm Vorm, Type Kern) Of(Type soort)
    {
        var kern = Nullable.GetUnderlyingType(soort) ?? soort;
        if (kern == typeof(string) || kern.IsEnum)
            return (Vorm.Waarde, kern);
        if (kern.IsAssignableTo(typeof(IEnumerable)))
            return kern.GenericTypeArguments is [_, var waarde] ? (Vorm.Woordenboek, waarde) : (Vorm.Lijst, kern.GenericTypeArguments[0]);
        return (kern.Namespace!.StartsWith("IB.Gateway", StringComparison.Ordinal) ? Vorm.Groep : Vorm.Waarde, kern);
    }

    /// <summary>What a value must be, in Dutch.</summary>
    internal static string Describe(Type kern) => kern switch
    {
        { IsEnum: true } => string.Join(" of ", Enum.GetNames(kern)),
        _ when kern == typeof(string) => "een tekst",
        _ when kern == typeof(bool) => "true of false",
        _ when kern == typeof(int) || kern == typeof(long) || kern == typeof(short) || kern == typeof(ushort) => "een geheel getal",
        _ when kern == typeof(TimeSpan) => "een tijdsduur (d.uu:mm:ss)",
        _ when kern == typeof(DateOnly) => "een datum (2026-01-01)",
        _ when kern == typeof(Uri) => "een adres (https://...)",
        _ => "een getal",
    };
}

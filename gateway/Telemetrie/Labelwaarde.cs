using System.Collections.Frozen;
using System.Text.Json;

namespace IB.Gateway.Telemetrie;

/// <summary>Label values made from enums, so that their number is bounded by the type: <c>BerichtGeweigerd</c> is <c>bericht_geweigerd</c>.</summary>
internal static class Labelwaarde
{
    /// <summary>Stands for every value that is not one of the known ones.</summary>
    public const string Onbekend = "onbekend";

    /// <summary>The label value of <paramref name="waarde"/>; <see cref="Onbekend"/> when the enum has no such member.</summary>
    public static string Of<TEnum>(TEnum waarde)
        where TEnum : struct, Enum
        => Tabel<TEnum>.Waarden.GetValueOrDefault(waarde, Onbekend);

    private static class Tabel<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Waarden = Enum.GetValues<TEnum>().Distinct()
            .ToFrozenDictionary(w => w, w => JsonNamingPolicy.SnakeCaseLower.ConvertName(Enum.GetName(w)!));
    }
}

using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>What one line of a party directory cannot tell: codes, and how parties relate.</summary>
internal static class PartijenControle
{
    /// <summary>What is wrong with the code of a party of this rol, or <see langword="null"/>.</summary>
    internal static string? CheckCode(string code, Rol rol) => rol switch
    {
        Rol.Gemeente => code.Length == 4 && code.All(char.IsAsciiDigit) ? null : "een gemeente heeft een gemeentecode van 4 cijfers",
        Rol.Ketenpartner or Rol.Intermediair => code.Length is >= 2 and <= 20 && char.IsAsciiLetter(code[0]) && code.All(char.IsAsciiLetterOrDigit)
            ? null : "moet 2 tot 20 letters en cijfers zijn en met een letter beginnen",
        _ => code.Length == 8 && code.All(char.IsAsciiDigit) ? null : "een aanbieder heeft een AGB-code van 8 cijfers",
    };

    /// <summary>What is wrong with an OIN, or <see langword="null"/> (koppelvlak 8.3).</summary>
    internal static string? CheckOin(string oin)
        => oin.Length == 20 && oin.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0 && oin.All(char.IsAsciiLetterOrDigit)
            && oin.EndsWith("000", StringComparison.Ordinal)
            ? null : "een OIN heeft 20 posities: 8 cijfers, het hoofdnummer en drie of vier nullen";

    /// <summary>
    /// One code, one party. One certificate, one party at a time, or it would not be known who is calling. A mandate is
    /// given by a party that exists. Agreements for delivery do not overlap.
    /// </summary>
    internal static void Check(IReadOnlyList<Partij> partijen, Berichtcatalogus catalogus, Foutenlijst fouten)
    {
        foreach (var dubbel in partijen.GroupBy(p => p.Code).Where(g => g.Count() > 1))
            fouten.Add($"partij {dubbel.Key}", $"komt {dubbel.Count()} keer voor");
        CheckCertificaten(partijen, fouten);
        var codes = partijen.Select(p => p.Code).ToHashSet();
        foreach (var partij in partijen)
        {
            var plaats = fouten.In($"partij {partij.Code}");
            foreach (var mandaat in partij.Mandaten.Where(m => !codes.Contains(m.Namens)))
                plaats.Add("mandaten", $"namens {mandaat.Namens}: die partij staat niet in het register");
            FunctiesControle.Check(partij.Functies, catalogus, plaats);
            for (var i = 0; i < partij.Mandaten.Length; i++)
                FunctiesControle.Check(partij.Mandaten[i].Functies, catalogus, plaats.In($"mandaten[{i}]"));
            if (partij.Bezorging.Length == 0 && partij.Rol != Rol.Intermediair)
                plaats.Add("bezorging", "ontbreekt: zonder afspraak kan niets worden bezorgd");
            Trekkingsrechtlezer.Check(partij, partijen, plaats);
            Eigenberichtenlezer.Check(partij, plaats);
            if (Geldigheid.Overlappen(partij.Bezorging.Select(b => b.Geldig)))
                plaats.Add("bezorging", "twee afspraken gelden tegelijk");
        }
    }

    private static void CheckCertificaten(IReadOnlyList<Partij> partijen, Foutenlijst fouten)
    {
        var kenmerken = partijen.SelectMany(p => p.Kenmerken.Select(k => (Partij: p, Kenmerk: k)));
        foreach (var groep in kenmerken.GroupBy(k => k.Kenmerk.Waarde))
        {
            var houders = groep.ToList();
            for (var i = 0; i < houders.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (een, ander) = (houders[i], houders[j]);
                    if (een.Partij != ander.Partij && een.Partij.Geldig.Overlapt(ander.Partij.Geldig) && een.Kenmerk.Geldig.Overlapt(ander.Kenmerk.Geldig))
                        fouten.Add($"certificaat {groep.Key}", $"staat tegelijk bij partij {ander.Partij.Code} en {een.Partij.Code}; gebruik een mandaat");
                }
            }
        }
    }
}

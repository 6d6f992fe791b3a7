using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>How strictly what a wildcard lets in is judged.</summary>
internal enum Strengheid
{
    /// <summary>Not at all.</summary>
    Overslaan,

    /// <summary>When a schema declares it.</summary>
    Soepel,

    /// <summary>A schema must declare it.</summary>
    Strikt,
}

/// <summary>A wildcard for elements or attributes (XML Schema part 1, 3.10).</summary>
/// <param name="Behalve">Number of a namespace that, with names without one, is kept out; or <see langword="null"/>.</param>
/// <param name="Alleen">Numbers of the namespaces that are let in; <see langword="null"/> for all, but for <paramref name="Behalve"/>.</param>
/// <param name="Strengheid">How strictly what is let in is judged.</param>
internal sealed record Joker(int? Behalve, int[]? Alleen, Strengheid Strengheid)
{
    /// <summary>Whether a name in this namespace is let in.</summary>
    internal bool Allows(int ns)
    {
        if (Alleen is not null)
            return Array.IndexOf(Alleen, ns) >= 0;
        return Behalve is null || (ns != Behalve && ns != 0);
    }

    internal static Joker Compile(XmlSchemaAny joker, Namentabel namen)
        => Compile(joker.Namespace, joker.ProcessContents, Doelnamespace(joker), namen);

    internal static Joker Compile(XmlSchemaAnyAttribute joker, string doelnamespace, Namentabel namen)
        => Compile(joker.Namespace, joker.ProcessContents, joker.Parent is null ? doelnamespace : Doelnamespace(joker), namen);

    private static Joker Compile(string? namespaces, XmlSchemaContentProcessing verwerking, string doel, Namentabel namen)
    {
        var strengheid = verwerking switch
        {
            XmlSchemaContentProcessing.Skip => Strengheid.Overslaan,
            XmlSchemaContentProcessing.Lax => Strengheid.Soepel,
            _ => Strengheid.Strikt,
        };
        return (namespaces?.Trim() ?? "##any") switch
        {
            "##any" or "" => new Joker(null, null, strengheid),
            "##other" => new Joker(namen.AddNs(doel), null, strengheid),
            var lijst => new Joker(null, [.. lijst.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(ToNs)], strengheid),
        };

        int ToNs(string ns) => namen.AddNs(ns switch { "##targetNamespace" => doel, "##local" => string.Empty, _ => ns });
    }

    private static string Doelnamespace(XmlSchemaObject deel)
    {
        for (XmlSchemaObject? d = deel; d is not null; d = d.Parent)
        {
            if (d is XmlSchema schema)
                return schema.TargetNamespace ?? string.Empty;
        }

        return string.Empty;
    }
}

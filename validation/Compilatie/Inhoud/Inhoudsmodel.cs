using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>What may stand inside an element, as an automaton over the particles of its type.</summary>
/// <param name="Automaat">The automaton; its symbols are indexes in <paramref name="Elementen"/> and, after those, <paramref name="Jokers"/>.</param>
/// <param name="Elementen">The element declarations, one per name: a type cannot have two with one name and another type (XML Schema part 1, 3.8.6).</param>
/// <param name="Jokers">The wildcards.</param>
internal sealed record Inhoudsmodel(Automaat Automaat, IReadOnlyList<XmlSchemaElement> Elementen, IReadOnlyList<XmlSchemaAny> Jokers)
{
    // An xs:all of n elements has 2^n states.
    private const int MaxAlle = 10;

    /// <summary>Compiles the content model of a type with element or mixed content.</summary>
    /// <exception cref="NietOndersteundException">It is too large.</exception>
    internal static Inhoudsmodel Compile(XmlSchemaParticle deeltje, string naam)
    {
        var verzamelaar = new Verzamelaar();
        verzamelaar.Collect(deeltje);
        var automaat = deeltje is XmlSchemaAll alle
            ? Alle(alle, verzamelaar, naam)
            : Automaatbouwer.Build(verzamelaar.ToKnoop(deeltje), Math.Max(1, verzamelaar.Aantal), naam);
        return new Inhoudsmodel(automaat, verzamelaar.Elementen, verzamelaar.Jokers);
    }

    // A state of xs:all is the set of elements that were there already, plus one: state 0 is the dead one.
    private static Automaat Alle(XmlSchemaAll alle, Verzamelaar verzamelaar, string naam)
    {
        var leden = alle.Items.OfType<XmlSchemaElement>().ToList();
        if (leden.Count > MaxAlle)
            throw new NietOndersteundException($"{naam}: xs:all met meer dan {MaxAlle} elementen");
        var verplicht = leden.Select((e, i) => e.MinOccurs > 0 ? 1 << i : 0).Sum();
        var toestanden = 1 << leden.Count;
        var tabel = new ushort[(toestanden + 1) * leden.Count];
        var eind = new bool[toestanden + 1];
        for (var gezien = 0; gezien < toestanden; gezien++)
        {
            eind[gezien + 1] = (gezien & verplicht) == verplicht || (gezien == 0 && alle.MinOccurs == 0);
            for (var lid = 0; lid < leden.Count; lid++)
            {
                if ((gezien & (1 << lid)) == 0 && leden[lid].MaxOccurs > 0)
                    tabel[((gezien + 1) * leden.Count) + verzamelaar.Symbool(leden[lid])] = (ushort)((gezien | (1 << lid)) + 1);
            }
        }

        return new Automaat(tabel, [.. Enumerable.Range(0, leden.Count).Select(i => (ushort)i)], leden.Count, 1, eind);
    }

    /// <summary>Gives every declaration and wildcard a number, and writes the particles as a language over those.</summary>
    private sealed class Verzamelaar
    {
        private readonly Dictionary<XmlQualifiedName, int> _symbolen = [];

        internal List<XmlSchemaElement> Elementen { get; } = [];

        internal List<XmlSchemaAny> Jokers { get; } = [];

        internal int Aantal => Elementen.Count + Jokers.Count;

        internal void Collect(XmlSchemaParticle deeltje)
        {
            switch (deeltje)
            {
                case XmlSchemaElement element when _symbolen.TryAdd(element.QualifiedName, Elementen.Count):
                    Elementen.Add(element);
                    break;
                case XmlSchemaAny joker:
                    Jokers.Add(joker);
                    break;
                case XmlSchemaGroupBase groep:
                    foreach (var lid in groep.Items.OfType<XmlSchemaParticle>())
                        Collect(lid);
                    break;
            }
        }

        internal int Symbool(XmlSchemaElement element) => _symbolen[element.QualifiedName];

        internal Knoop ToKnoop(XmlSchemaParticle deeltje)
        {
            var knoop = deeltje switch
            {
                XmlSchemaElement element => new Knoop.Stap(Symbool(element), Symbool(element)),
                XmlSchemaAny joker => new Knoop.Stap(Elementen.Count + Jokers.IndexOf(joker), Elementen.Count + Jokers.IndexOf(joker)),
                XmlSchemaSequence reeks => new Knoop.Reeks([.. reeks.Items.OfType<XmlSchemaParticle>().Select(ToKnoop)]),
                XmlSchemaChoice keuze => new Knoop.Keuze([.. keuze.Items.OfType<XmlSchemaParticle>().Select(ToKnoop)]),

                // What System.Xml.Schema makes of a type without particles.
                _ => (Knoop)new Knoop.Reeks([]),
            };
            return Repeat(knoop, deeltje.MinOccurs, deeltje.MaxOccurs);
        }

        private static Knoop Repeat(Knoop knoop, decimal van, decimal tot)
        {
            if (van == 1 && tot == 1)
                return knoop;
            if (van > int.MaxValue || (tot != decimal.MaxValue && tot > int.MaxValue))
                throw new NietOndersteundException($"aantal {van}..{tot}");
            return new Knoop.Herhaling(knoop, (int)van, tot == decimal.MaxValue ? null : (int)tot);
        }
    }
}

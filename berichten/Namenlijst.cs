using System.Runtime.CompilerServices;
using System.Text;
using IB.Gateway.Validation;

namespace IB.Gateway.Berichten;

/// <summary>
/// The element names of a pack that was built in. Generated code names an element by its place in this list; the numbers that a
/// compiled pack gave to the same names are looked up once. Immutable, safe for use by many threads.
/// </summary>
internal sealed class Namenlijst
{
    private readonly (string Ns, string Lokaal)[] _namen;
    private readonly byte[][] _geschreven;
    private readonly ConditionalWeakTable<Naamnummers, int[]> _nummers = [];

    /// <param name="pack">The name of the pack.</param>
    /// <param name="delen">The names by namespace, with the prefix to write that namespace with.</param>
    internal Namenlijst(string pack, params ReadOnlySpan<(string Voorvoegsel, string Ns, string[] Lokaal)> delen)
    {
        var namen = new List<(string, string)>();
        var geschreven = new List<byte[]>();
        foreach (var (voorvoegsel, ns, lokaal) in delen)
        {
            namen.AddRange(lokaal.Select(naam => (ns, naam)));
            geschreven.AddRange(lokaal.Select(naam => Encoding.UTF8.GetBytes(voorvoegsel.Length == 0 ? naam : $"{voorvoegsel}:{naam}")));
        }

        Pack = pack;
        _namen = [.. namen];
        _geschreven = [.. geschreven];
    }

    /// <summary>The name of the pack: <c>iwmo-3.2</c>.</summary>
    internal string Pack { get; }

    /// <summary>The local name at a place.</summary>
    internal string this[int plaats] => _namen[plaats].Lokaal;

    /// <summary>The name at a place as a tag has it.</summary>
    internal ReadOnlySpan<byte> Geschreven(int plaats) => _geschreven[plaats];

    /// <summary>By place, the number that a compiled pack gave the name, or <see cref="Naamnummers.Onbekend"/>.</summary>
    internal int[] NummersIn(Naamnummers nummers)
    {
        // Asked for every message: no closure unless the pack is new.
        return _nummers.TryGetValue(nummers, out var bekend) ? bekend : Look(nummers);
    }

    private int[] Look(Naamnummers nummers)
        => _nummers.GetValue(nummers, n => [.. _namen.Select(naam => n.Find(naam.Ns, naam.Lokaal))]);
}

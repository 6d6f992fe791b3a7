using System.Runtime.CompilerServices;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>
/// The numbers by which the bands of one compiled pack name elements. There is one object for each compilation of a pack, so that what
/// is looked up once can be kept with it. Immutable, safe for use by many threads.
/// </summary>
public sealed class Naamnummers
{
    /// <summary>Stands for a name that the pack does not declare; no line on a band has it.</summary>
    public const int Onbekend = Namentabel.Onbekend;

    private static readonly ConditionalWeakTable<Namentabel, Naamnummers> PerTabel = [];

    private readonly Namentabel _namen;

    private Naamnummers(Namentabel namen) => _namen = namen;

    /// <summary>The number of an element or attribute name: what <see cref="Bandregel.Naam"/> says; or <see cref="Onbekend"/>.</summary>
    /// <param name="ns">Its namespace; empty for none.</param>
    /// <param name="lokaal">Its local part, case-sensitive.</param>
    public int Find(string ns, string lokaal) => _namen.Find(ns, lokaal);

    internal static Naamnummers Of(Namentabel namen) => PerTabel.GetValue(namen, static n => new Naamnummers(n));
}

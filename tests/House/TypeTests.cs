using System.Text.RegularExpressions;

namespace IB.Gateway.House.Tests;

/// <summary>Types are sealed, and one concept has one name.</summary>
public sealed partial class TypeTests
{
    /// <summary>Classes that may be open, with the reason.</summary>
    private static readonly Dictionary<string, string> MagOpen = [];

    /// <summary>English words for what the standards call in Dutch. A type that has one would be a second name for a concept that has one.</summary>
    private static readonly Dictionary<string, string> Dubbelnamen = new()
    {
        ["Message"] = "Bericht",
        ["Party"] = "Partij",
        ["Envelope"] = "Envelop",
        ["Journal"] = "Journaal",
        ["Mailbox"] = "Postbus",
        ["Delivery"] = "Bezorging",
        ["Attempt"] = "Poging",
        ["Sender"] = "Zender",
        ["Receiver"] = "Ontvanger",
        ["Recipient"] = "Ontvanger",
        ["Municipality"] = "Gemeente",
        ["Mandate"] = "Mandaat",
        ["Fault"] = "Fout",
        ["Receipt"] = "Ontvangst",
        ["Submitter"] = "Indiener",
    };

    public static TheoryData<string> Mappen => Huis.Mappen;

    [Theory]
    [MemberData(nameof(Mappen))]
    public void Classes_OfAnArea_AreSealedAbstractOrStatic(string map)
    {
        var open = Huis.Types(map).Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !IsDelegate(t)).Select(t => t.FullName!);

        Assert.Empty(open.Except(MagOpen.Keys));
    }

    [Fact]
    public void MagOpen_Exceptions_AllExistAndAreOpen()
        => Assert.All(MagOpen.Keys, naam => Assert.Contains(Huis.Assemblies.Keys.SelectMany(Huis.Types), t => t.FullName == naam && !t.IsSealed));

    [Theory]
    [MemberData(nameof(Mappen))]
    public void Names_OfTypesInAnArea_UseOneWordPerConcept(string map)
    {
        var fouten = Huis.Types(map).SelectMany(
            t => Woorden().Matches(t.Name).Select(w => w.Value).Where(Dubbelnamen.ContainsKey).Select(w => $"{t.FullName}: {w} is {Dubbelnamen[w]}"));

        Assert.Empty(fouten);
    }

    [Theory]
    [MemberData(nameof(Mappen))]
    public void Methods_ThatAreAwaited_EndInAsync(string map)
    {
        var fouten = Huis.Types(map)
            .Where(t => !IsDelegate(t))
            .SelectMany(t => t.GetMethods(Alle))
            .Where(
                m => IsTask(m.ReturnType) && !m.IsSpecialName && !Huis.IsGemaaktLid(m) && !m.Name.EndsWith("Async", StringComparison.Ordinal) && !Vastgelegd(m))
            .Select(m => $"{m.DeclaringType!.FullName}.{m.Name}");

        Assert.Empty(fouten);
    }

    [Theory]
    [MemberData(nameof(Mappen))]
    public void Fields_OfAnArea_ArePrivateUnlessConstant(string map)
    {
        var fouten = Huis.Types(map)
            .Where(t => !t.IsEnum && !t.IsValueType)
            .SelectMany(t => t.GetFields(Alle))
            .Where(f => !f.IsPrivate && !f.IsLiteral && !f.IsInitOnly && !Huis.IsGemaaktLid(f))
            .Select(f => $"{f.DeclaringType!.FullName}.{f.Name}");

        Assert.Empty(fouten);
    }

    private const System.Reflection.BindingFlags Alle = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
        | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.DeclaredOnly;

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static bool IsTask(Type type)
        => typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    // The name is given by what it overrides or implements, or by the language.
    private static bool Vastgelegd(System.Reflection.MethodInfo methode)
        => methode.GetBaseDefinition() != methode || methode.Name is "Main" or "<Main>$" || methode.Name.Contains('.', StringComparison.Ordinal);

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Woorden();
}

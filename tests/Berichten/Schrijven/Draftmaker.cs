using System.Collections;
using System.Reflection;
using System.Text;
using IB.Gateway.Testing;

namespace IB.Gateway.Berichten.Tests.Schrijven;

/// <summary>
/// Makes drafts that mostly hold what messages hold, and now and then anything: any text, day, time or number, an empty list, a group or value
/// left out.
/// </summary>
internal sealed class Draftmaker(Random toeval)
{
    private static readonly string[] Teksten =
    [
        "", " ", "a", "x y", "<", "&amp;", "]]>", "\"'", "caf\u00e9", "\U0001F600", "\u1e57\u0301", "\r", "a\r\nb", "\t", "\u0000", "\u0001", "\ufffe",
        "\ud800", "\udc00x",
        "\u0085", "\u2028", "0001", "0200", "1.2.3", "999900006", "<!-- -->", "<![CDATA[", "%s", "\\", "-1", "1e5", " a", "a ", "a\nb",
    ];

    private static readonly Lazy<Dictionary<(Type Draft, string Veld), List<object>>> Voorbeelden = new(Gather);

    /// <summary>Where a schema asks for one of several elements, which a draft shows as several that may be left out.</summary>
    private static readonly Dictionary<Type, string[]> Keuzes = new()
    {
        [typeof(Wlz10.Registertoetsantwoord.BerichtDraft)] =
        [
            nameof(Wlz10.Registertoetsantwoord.BerichtDraft.Antwoord), nameof(Wlz10.Registertoetsantwoord.BerichtDraft.Fout),
        ],
    };

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Of how many values one is anything; 0 for none.</summary>
    private readonly int _vreemd = toeval.Next(3) switch { 0 => 100, 1 => 20, _ => 0 };

    /// <summary>Whether anything was put in that no example has.</summary>
    public bool IsVreemd { get; private set; }

    public object Make(Type draft)
    {
        var groep = Activator.CreateInstance(draft)!;
        foreach (var veld in Bladen.Velden(draft))
        {
            if (MakeVeld(draft, veld) is { } waarde)
                veld.SetValue(groep, waarde);
        }

        if (Keuzes.TryGetValue(draft, out var keuze) && !IsAnders())
            Choose(draft, groep, keuze);
        return groep;
    }

    private void Choose(Type draft, object groep, string[] keuze)
    {
        var gekozen = toeval.Next(keuze.Length);
        for (var i = 0; i < keuze.Length; i++)
        {
            var veld = draft.GetProperty(keuze[i])!;
            veld.SetValue(groep, i == gekozen ? Make(veld.PropertyType) : null);
        }
    }

    private object? MakeVeld(Type draft, PropertyInfo veld)
    {
        if (veld.PropertyType is { IsGenericType: true } lijst && lijst.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var delen = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(lijst.GenericTypeArguments))!;
            for (var aantal = IsAnders() ? 0 : toeval.Next(1, 4); aantal > 0; aantal--)
                delen.Add(MakeWaarde(draft, veld, lijst.GenericTypeArguments[0])
                    ?? throw new InvalidOperationException($"No example has a {draft.Name}.{veld.Name}."));
            return delen;
        }

        var magWeg = Nullability.Create(veld).ReadState == NullabilityState.Nullable;
        return (magWeg ? toeval.Next(2) == 0 : IsAnders()) ? null : MakeWaarde(draft, veld, Nullable.GetUnderlyingType(veld.PropertyType) ?? veld.PropertyType);
    }

    private object? MakeWaarde(Type draft, PropertyInfo veld, Type type)
    {
        if (Bladen.IsGroep(type))
            return Make(type);
        if (IsAnders())
            return Anything(type);
        return Voorbeelden.Value.TryGetValue((draft, veld.Name), out var bekend) ? bekend[toeval.Next(bekend.Count)] : null;
    }

    private bool IsAnders()
    {
        var anders = _vreemd > 0 && toeval.Next(_vreemd) == 0;
        IsVreemd |= anders;
        return anders;
    }

    private object Anything(Type type)
    {
        if (type == typeof(string))
            return toeval.Next(3) == 0 ? AnyText() : string.Concat(Teksten[toeval.Next(Teksten.Length)], Teksten[toeval.Next(Teksten.Length)]);
        if (type == typeof(DateOnly))
            return DateOnly.FromDayNumber(toeval.Next(DateOnly.MaxValue.DayNumber + 1));
        if (type == typeof(TimeOnly))
            return new TimeOnly(toeval.NextInt64(TimeOnly.MaxValue.Ticks + 1));
        Assert.Equal(typeof(long), type);
        return toeval.Next(4) switch { 0 =>
            toeval.NextInt64(long.MinValue, long.MaxValue), 1 => -1L, 2 => toeval.NextInt64(1_000_000_000_000), _ => (long)toeval.Next(100) };
    }

    private string AnyText()
    {
        var tekst = new StringBuilder();
        for (var aantal = toeval.Next(60); aantal > 0; aantal--)
            tekst.Append((char)toeval.Next(toeval.Next(2) == 0 ? 0x80 : 0x10000));
        return tekst.ToString();
    }

    private static Dictionary<(Type Draft, string Veld), List<object>> Gather()
    {
        var gevonden = new Dictionary<(Type, string), List<object>>();
        foreach (var naam in Proef.Berichten.Select(b => b.Data))
        {
            using var lezing = Proef.Lezer.Read(Fixtures.Bytes(naam));
            Gather(Bladen.ToDraft(Bladen.Read(Bladen.KlasseOf(naam), lezing)!), gevonden);
        }

        return gevonden;
    }

    private static void Gather(object draft, Dictionary<(Type, string), List<object>> gevonden)
    {
        foreach (var veld in Bladen.Velden(draft.GetType()))
        {
            var waarde = veld.GetValue(draft);
            foreach (var deel in waarde is IEnumerable delen and not string ? delen.Cast<object>() : waarde is null ? [] : [waarde])
            {
                if (Bladen.IsGroep(deel.GetType()))
                    Gather(deel, gevonden);
                else if (gevonden.TryGetValue((draft.GetType(), veld.Name), out var bekend))
                    bekend.Add(deel);
                else
                    gevonden[(draft.GetType(), veld.Name)] = [deel];
            }
        }
    }
}

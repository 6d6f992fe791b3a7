using System.Collections;
using System.Reflection;

namespace IB.Gateway.Berichten.Tests;

/// <summary>Goes through views and drafts that it knows nothing of, by reflection.</summary>
internal static class Bladen
{
    /// <summary>The class of a message type: <c>Iwmo32.Wmo301</c> for <c>iwmo-3.2/WMO301-anders.xml</c>.</summary>
    public static Type KlasseOf(string fixture)
    {
        var (pack, naam) = (fixture.Split('/')[0], Path.GetFileNameWithoutExtension(fixture).Split('-')[0]);
        return typeof(Berichtlezer).Assembly.GetType($"IB.Gateway.Berichten.{Pascal(pack)}.{Pascal(naam)}", throwOnError: true)!;
    }

    /// <summary>The view of the root, by the Read of a message class; <see langword="null"/> as that gives it.</summary>
    public static object? Read(Type klasse, Berichtlezing lezing) => klasse.GetMethod("Read")!.Invoke(null, [lezing]);

    public static object ToDraft(object zicht) => zicht.GetType().GetMethod("ToDraft")!.Invoke(zicht, null)!;

    /// <summary>The elements that a view or draft shows: each of its properties, save the one that is about the view itself.</summary>
    public static IEnumerable<PropertyInfo> Velden(Type type) => type.GetProperties().Where(p => p.Name != nameof(IWaarde.Element));

    /// <summary>A draft as lines of path and value, for comparison.</summary>
    public static IEnumerable<string> Lines(object draft, string pad = "")
    {
        foreach (var veld in Velden(draft.GetType()))
        {
            var waarde = veld.GetValue(draft);
            var delen = waarde is IEnumerable en and not string
                ? en.Cast<object>().Select((w, i) => ($"{pad}/{veld.Name}[{i}]", (object?)w))
                : [($"{pad}/{veld.Name}", waarde)];
            foreach (var (plaats, deel) in delen.Where(d => d.Item2 is not null))
            {
                if (IsGroep(deel!.GetType()))
                {
                    yield return plaats;
                    foreach (var regel in Lines(deel, plaats))
                        yield return regel;
                }
                else
                {
                    yield return $"{plaats}={(deel is TimeOnly tijd ? tijd.Ticks : deel)}";
                }
            }
        }
    }

    public static bool IsGroep(Type draft) => draft.Name.EndsWith("Draft", StringComparison.Ordinal);

    private static string Pascal(string naam)
        => string.Concat(naam.ToLowerInvariant().Split('-', '.').Select(deel => deel[..1].ToUpperInvariant() + deel[1..]));
}

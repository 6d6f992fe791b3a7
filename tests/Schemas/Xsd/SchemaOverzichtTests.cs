using System.Text;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The XSDs against the tables of the standard, line by line.</summary>
public sealed class SchemaOverzichtTests
{
    /// <summary>Patterns of the tables that the packs write in another way; <see cref="PatroonTests"/> proves them equal.</summary>
    private static readonly Dictionary<string, string> Herschreven = new()
    {
        ["pattern=" + Patronen.CommentaarInTabel] = "pattern=" + Patronen.Commentaar,
        ["pattern=" + Patronen.RegelInTabel] = "pattern=" + Patronen.Regel,
    };

    [Theory]
    [InlineData("ieb-1.0")]
    [InlineData("iwmo-3.2")]
    [InlineData("ijw-3.2")]
    public void Describe_CompiledPack_EqualsTheTables(string naam)
    {
        var pack = SchemaPack.LoadEmbedded(naam);

        Assert.Equal(Expected(naam), SchemaOverzicht.Describe(pack));
    }

    private static IEnumerable<string> Expected(string naam)
    {
        using var stream = typeof(SchemaOverzichtTests).Assembly.GetManifestResourceStream(naam + ".txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } regel)
        {
            if (regel.Length > 0 && regel[0] != '#')
                yield return Herschreven.Aggregate(regel, (r, h) => r.Replace(h.Key, h.Value, StringComparison.Ordinal));
        }
    }
}

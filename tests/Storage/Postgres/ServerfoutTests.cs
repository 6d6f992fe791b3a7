using IB.Gateway.Storage.Postgres;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>What an error of the server is told as: what is the matter, what became of it, what now.</summary>
public sealed class ServerfoutTests
{
    /// <summary>The code, what the text says, and whether it is full, passes, is damage, or is of the message.</summary>
    public static TheoryData<string, string, string> Fouten => new()
    {
        { "53100", "geen schijfruimte", "vol tijdelijk" },
        { "53200", "geen geheugen", "tijdelijk" },
        { "53300", "max_connections", "tijdelijk" },
        { "53400", "server text", "tijdelijk" },
        { "58030", "kan zijn schijf niet lezen of schrijven", "tijdelijk" },
        { "57P01", "stopt", "tijdelijk" },
        { "57P02", "stopte door een storing", "tijdelijk" },
        { "57P03", "start, of herstelt", "tijdelijk" },
        { "25006", "alleen-lezen", "tijdelijk" },
        { "57014", "niet op tijd", "tijdelijk" },
        { "55P03", "niet op tijd", "tijdelijk" },
        { "XX000", "interne fout", "" },
        { "XX001", "beschadigd", "schade" },
        { "XX002", "beschadigd", "schade" },
        { "28P01", "opslag.postgres", "" },
        { "42501", "rechten", "" },
        { "22P05", "veld", "gegevens" },
    };

    [Theory]
    [MemberData(nameof(Fouten))]
    public void Translate_ErrorOfTheServer_SaysWhatAndWhetherItPasses(string code, string tekst, string soort)
    {
        var fout = Serverfout.Translate("db", Make(code, "ERROR"));

        Assert.StartsWith($"Database db: fout {code}", fout.Message, StringComparison.Ordinal);
        Assert.Contains(tekst, fout.Message, StringComparison.Ordinal);
        Assert.Contains("Er is niets vastgelegd.", fout.Message, StringComparison.Ordinal);
        string[] soorten =
        [
            fout.IsVol ? "vol" : "", fout.IsTijdelijk ? "tijdelijk" : "", fout.IsBeschadigd ? "schade" : "", fout.IsVanDeGegevens ? "gegevens" : "",
        ];
        Assert.Equal(soort, string.Join(' ', soorten.Where(static s => s.Length > 0)));
    }

    [Fact]
    public void Translate_ServerStoppedForIt_SaysSo()
        => Assert.Contains("hij is erom gestopt", Serverfout.Translate("db", Make("53100", "PANIC")).Message, StringComparison.Ordinal);

    [Fact]
    public void Translate_OneOfSeveralServersSaysWhat_TellsThat()
    {
        var fout = Serverfout.Translate("db", new NpgsqlException("geen", new AggregateException(new TimeoutException(), Make("57P03", "FATAL"))));
        Assert.Contains("57P03", fout.Message, StringComparison.Ordinal);
    }

    // What the server could not do for certain was not done; when it stops, that is another matter.
    [Theory]
    [InlineData("53100", "ERROR", true)]
    [InlineData("53100", "PANIC", false)]
    [InlineData("58030", "FATAL", false)]
    [InlineData("57P02", "FATAL", false)]
    public void IsZekerNiet_Commit_OnlyWhenTheServerStays(string code, string ernst, bool zeker)
        => Assert.Equal(zeker, Serverfout.IsZekerNiet(Make(code, ernst)));

    private static PostgresException Make(string code, string ernst) => new("server text", ernst, ernst, code);
}

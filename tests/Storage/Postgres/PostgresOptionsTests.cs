namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>Settings of the database: safe when nothing is said, and every error at once.</summary>
public sealed class PostgresOptionsTests
{
    private static readonly OpslagOptions Goed = new()
    {
        Map = "data",
        Soort = Opslagsoort.Postgres,
        Postgres = new PostgresOptions { Server = "db1.example" },
    };

    [Theory]
    [InlineData("db1.example", Databasetls.Passend, true)]
    [InlineData("db1.example,db2.example", Databasetls.Passend, true)]
    [InlineData("127.0.0.1,db2.example", Databasetls.Passend, true)]
    [InlineData("127.0.0.1.example", Databasetls.Passend, true)]
    [InlineData("127.0.0.1", Databasetls.Passend, false)]
    [InlineData("localhost", Databasetls.Passend, false)]
    [InlineData("/var/run/postgresql", Databasetls.Passend, false)]
    [InlineData("127.0.0.1", Databasetls.Volledig, true)]
    [InlineData("db1.example", Databasetls.Geen, false)]
    public void IsVersleuteld_PerServer_IsOnUnlessItStaysOnTheMachineOrIsSwitchedOff(string host, Databasetls tls, bool verwacht)
        => Assert.Equal(verwacht, new PostgresOptions { Server = host, Tls = tls }.IsVersleuteld);

    [Fact]
    public void Validate_Good_HasNothingToSay() => Assert.Empty(Goed.Validate());

    [Fact]
    public void Validate_AllWrong_SaysAllAtOnce()
    {
        var fouten = (Goed with
        {
            Lezers = 0,
            Postgres = new PostgresOptions
            {
                Server = "", Poort = 0, Database = " ", Gebruiker = "", Wachtwoord = "a", Wachtwoordbestand = "/bestaat/niet",
                Certificaat = "/bestaat/niet.pem",
                Tls = (Databasetls)9, Beurtduur = TimeSpan.Zero, Uitkomsttijd = TimeSpan.FromHours(1),
            },
        }).Validate();

        foreach (var naam in (string[])["Lezers", "Server", "Poort", "Database", "Gebruiker", "Wachtwoord en", "Wachtwoordbestand: het bestand", "horen bij elkaar", "Tls", "Beurtduur", "Uitkomsttijd"])
            Assert.Contains(fouten, f => f.Contains(naam, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_ConnectionStringAsServer_IsRefused()
        => Assert.Contains(
            (Goed with { Postgres = new PostgresOptions { Server = "Host=x;SSL Mode=Disable" } }).Validate(),
            static f => f.Contains("verbindingstekst", StringComparison.Ordinal));

    [Fact]
    public void Validate_Sqlite_DoesNotLookAtTheDatabase()
        => Assert.Empty(new OpslagOptions { Map = "data" }.Validate());

    [Fact]
    public void ToString_WithPassword_DoesNotShowIt()
        => Assert.DoesNotContain("geheim", (Goed with { Postgres = Goed.Postgres with { Wachtwoord = "geheim" } }).ToString(), StringComparison.Ordinal);
}

using IB.Gateway.Hosting;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;
using IB.Gateway.Validation;
using Microsoft.Extensions.Configuration;

namespace IB.Gateway.Tests.Hosting;

public sealed class KeuringTests
{
    private static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();

    public static TheoryData<Keurmotor, Type> Motoren => new()
    {
        { Keurmotor.Gecompileerd, typeof(GecompileerdeValidator) },
        { Keurmotor.Referentie, typeof(ReferentieValidator) },
    };

    [Theory]
    [MemberData(nameof(Motoren))]
    public void Validator_OfAnEngine_IsThatEngineAndJudges(Keurmotor motor, Type verwacht)
    {
        var keuring = new Keuring(motor, Catalogus, _ => Assert.Fail("The engines agree about the fixtures."));

        keuring.Prepare(Catalogus);

        Assert.IsType(verwacht, keuring.Validator);
        Assert.True(keuring.Validator.Validate(Fixtures.Bytes("iwmo-3.2/WMO301.xml")).Geldig);
        Assert.False(keuring.Validator.Validate(Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml")).Geldig);
    }

    [Fact]
    public void Motor_WhenNotSaid_IsTheCompiledOne() => Assert.Equal(Keurmotor.Gecompileerd, new Instellingen().Validatie.Motor);

    [Theory]
    [InlineData("referentie", Keurmotor.Referentie)]
    [InlineData("Gecompileerd", Keurmotor.Gecompileerd)]
    public void Motor_InTheSettings_IsReadWhateverItsCapitals(string tekst, Keurmotor verwacht)
    {
        var opties = Read(tekst);

        Assert.Equal(verwacht, opties.Motor);
        Assert.Empty(opties.Validate());
    }

    [Fact]
    public void Motor_OfNoKnownNumber_IsAFaultThatNamesTheChoices()
        => Assert.Equal("validatie.motor is 9 en moet Gecompileerd of Referentie zijn", Assert.Single(Read("9").Validate()));

    [Fact]
    public void Motor_OfNoKnownName_CannotBeRead() => Assert.Throws<InvalidOperationException>(() => Read("snel"));

    private static ValidatieOptions Read(string motor) => new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create<string, string?>("motor", motor)]).Build()
        .Get<ValidatieOptions>(o => o.ErrorOnUnknownConfiguration = true)!;
}

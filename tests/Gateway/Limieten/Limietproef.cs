using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;
using IB.Gateway.Tests.Rest;
using IB.Gateway.Tests.Telemetrie;

namespace IB.Gateway.Tests.Limieten;

/// <summary>
/// The limits of all parties, with a directory that can change. Rates flow by the clock of the platform, which a test cannot hold: where one
/// must be used up, it flows so slowly that nothing comes back while a test runs.
/// </summary>
internal sealed class Limietproef : IDisposable
{
    public const int Budgetmaximum = 100_000;
    public const int GrootsteVerzoek = 10_000;

    /// <summary>One in a thousand seconds.</summary>
    public const double Vrijwelniets = 0.001;

    private readonly Meterbank _meters = new();
    private readonly WisselendRegister _register = new();

    public Limietproef(LimietOptions options)
    {
        Budget = new Bytesbudget(Budgetmaximum);
        Meter = _meters.CreateMeter();
        Limieten = new Partijlimieten(
            new Grensbepaling(options, Budgetmaximum, GrootsteVerzoek), Budget, new Budgetbezwaar(Budget, new RestOptions()), _register, new EigenTelling(Klok),
            Meter, Klok);
    }

    public FakeTime Klok { get; } = new();

    public Bytesbudget Budget { get; }

    public Knooppuntmeter Meter { get; }

    public Partijlimieten Limieten { get; }

    /// <summary>What was counted, as <c>name{label=value,...} value</c>.</summary>
    public IReadOnlyList<string> Metingen => _meters.Regels();

    public static LimietOptions Inzenden(Verkeerslimiet limiet) => new() { Inzenden = limiet };

    public static Partij Partij(string code) => Voorbeelden.Zoek(code);

    /// <summary>Another directory holds from now on.</summary>
    public void Change(params IEnumerable<Partij> partijen) => _register.Huidig = new Partijregister(partijen, Releasekalender.Leeg);

    public Toelating Admit(Partij partij, Verkeerssoort soort = Verkeerssoort.Inzenden)
    {
        var toelating = Limieten.TryAdmit(partij, soort, Kanaal.Rest, out var afwijzing);
        Assert.Null(afwijzing);
        return toelating!;
    }

    public Afwijzing Refuse(Partij partij, Verkeerssoort soort = Verkeerssoort.Inzenden)
    {
        Assert.Null(Limieten.TryAdmit(partij, soort, Kanaal.Rest, out var afwijzing));
        return afwijzing!;
    }

    public void Dispose()
    {
        Limieten.Dispose();
        _meters.Dispose();
    }

    private sealed class WisselendRegister : IPartijregisterBron
    {
        public Partijregister Huidig { get; set; } = Voorbeelden.Register;
    }
}

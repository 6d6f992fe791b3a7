using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Contracts;
using IB.Gateway.Storage.Tests.Postgres.Server;

namespace IB.Gateway.Storage.Tests.Postgres;

public sealed class PostgresJournaalTests(Gedeeldeserver server) : JournaalContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresBezorgingenTests(Gedeeldeserver server) : BezorgingenContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresOphalingTests(Gedeeldeserver server) : OphalingContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresVasthoudTests(Gedeeldeserver server) : VasthoudContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresBewaringTests(Gedeeldeserver server) : BewaringContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresBezorgingModelTests(Gedeeldeserver server, ITestOutputHelper output) : BezorgingModelContract(output)
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresZoekTests(Gedeeldeserver server, ITestOutputHelper output) : ZoekContract(output)
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresHerbezorgTests(Gedeeldeserver server) : HerbezorgContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresHerbezorgModelTests(Gedeeldeserver server, ITestOutputHelper output) : HerbezorgModelContract(output)
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresProcessorTests(Gedeeldeserver server) : ProcessorContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresBeurtTests(Gedeeldeserver server) : BeurtContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

/// <summary>The same with so little work per page that nearly every page ends before it is full.</summary>
public sealed class PostgresZoekMetWeinigWerkTests(Gedeeldeserver server, ITestOutputHelper output) : ZoekContract(output)
{
    private readonly PostgresProef _proef = new(server);
    private PostgresZoeker? _zoeker;

    protected override IZoeker Zoeker => _zoeker!;

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time)
    {
        var opslag = await _proef.OpenAsync(time);
        _zoeker = new PostgresZoeker(opslag.Verbindingen, PostgresZoeker.MinWerk);
        return opslag;
    }

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresHerhalingTests(Gedeeldeserver server) : HerhalingContract
{
    private readonly PostgresProef _proef = new(server);
    private PostgresOpslag? _opslag;

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => _opslag = await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();

    protected override async ValueTask TogetherAsync(Action start)
    {
        await using var poort = await Schrijverpoort.CloseAsync(_opslag!);
        start();
    }
}

public sealed class PostgresVolgTests(Gedeeldeserver server, ITestOutputHelper output) : VolgContract(output)
{
    private readonly PostgresProef _proef = new(server);
    private PostgresOpslag? _opslag;

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => _opslag = await _proef.OpenAsync(time);

    [Fact]
    public async Task RecordVerstrekking_NoRoom_WritesNothingAndGivesNothing()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var volgen = new PostgresVolgopslag(_opslag!.Bezorgschrijver, _opslag.Verbindingen, new Vol(), PostgresZoeker.StandaardWerk, Klok);

        await Assert.ThrowsAsync<OpslagException>(
            () => volgen.RecordVerstrekkingAsync([new Aantekening(1, "Inhoud verstrekt")], Klok.GetUtcNow(), Stop).AsTask());

        Assert.DoesNotContain(await Journaal.ReadHistorieAsync(1, Stop), g => g.Oorzaak == "Inhoud verstrekt");
    }

    protected override void Cleanup() => _proef.Dispose();

    private sealed class Vol : IOpslagGezondheid
    {
        public Opslagstand Stand => new(0, 0, default, null, null) { Schijfvol = true };
    }
}

public sealed class PostgresVolgpositieTests(Gedeeldeserver server) : VolgpositieContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

public sealed class PostgresLeesclaimTests(Gedeeldeserver server) : LeesclaimContract
{
    private readonly PostgresProef _proef = new(server);

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time) => await _proef.OpenAsync(time);

    protected override void Cleanup() => _proef.Dispose();
}

/// <summary>The same with so little work per read that nearly every read ends before it is full.</summary>
public sealed class PostgresVolgMetWeinigWerkTests(Gedeeldeserver server, ITestOutputHelper output) : VolgContract(output)
{
    private readonly PostgresProef _proef = new(server);
    private PostgresVolgopslag? _volgen;

    protected override IVolgopslag Volgen => _volgen!;

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time)
    {
        var opslag = await _proef.OpenAsync(time);
        _volgen = new PostgresVolgopslag(opslag.Bezorgschrijver, opslag.Verbindingen, opslag.Gezondheid, PostgresZoeker.MinWerk, time);
        return opslag;
    }

    protected override void Cleanup() => _proef.Dispose();
}

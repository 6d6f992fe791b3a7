using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Sqlite.Volgen;
using IB.Gateway.Storage.Sqlite.Zoeken;
using IB.Gateway.Storage.Tests.Contracts;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Sqlite;

public sealed class SqliteJournaalTests : JournaalContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteBezorgingenTests : BezorgingenContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteOphalingTests : OphalingContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteVasthoudTests : VasthoudContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteLeesclaimTests : LeesclaimContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteBewaringTests : BewaringContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteBezorgingModelTests(ITestOutputHelper output) : BezorgingModelContract(output)
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteZoekTests(ITestOutputHelper output) : ZoekContract(output)
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

/// <summary>The same with so little work per page that nearly every page ends before it is full.</summary>
public sealed class SqliteZoekMetWeinigWerkTests(ITestOutputHelper output) : ZoekContract(output)
{
    private readonly TijdelijkeMap _map = new();
    private SqliteZoeker? _zoeker;

    protected override IZoeker Zoeker => _zoeker!;

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time)
    {
        var opslag = await SqliteContract.OpenAsync(_map, time);
        _zoeker = new SqliteZoeker(((SqliteOpslag)opslag).Lezers, ((SqliteOpslag)opslag).Zeven, SqliteZoeker.MinWerk);
        return opslag;
    }

    [Fact]
    public async Task Search_WorkThatRunsOut_EndsThePage()
    {
        for (var n = 1; n <= 300; n++)
            await AppendAsync(Voorbeeld.Boeking(n));

        var pagina = await Zoeker.SearchAsync(new Zoekvraag { Toestanden = [Toestand.Bezorgd] }, Zoekvolgorde.OudsteEerst, na: null, 10, Stop);

        Assert.Empty(pagina.Berichten);
        Assert.InRange(pagina.Verder ?? 0, 50, SqliteZoeker.MinWerk);
    }

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteHerbezorgTests : HerbezorgContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteHerbezorgModelTests(ITestOutputHelper output) : HerbezorgModelContract(output)
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteProcessorTests : ProcessorContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteBeurtTests : BeurtContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteVolgpositieTests : VolgpositieContract
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteVolgTests(ITestOutputHelper output) : VolgContract(output)
{
    private readonly TijdelijkeMap _map = new();

    protected override ValueTask<IOpslag> OpenAsync(TimeProvider time) => SqliteContract.OpenAsync(_map, time);

    [Fact]
    public async Task RecordVerstrekking_DiskIsFull_WritesNothingAndGivesNothing()
    {
        using var proef = new SqliteProef();
        await proef.FillAsync(1, 1);

        // More than any disk has.
        proef.Options = proef.Options with { ReserveBytes = 1L << 60 };
        await using var vol = proef.Open();

        await Assert.ThrowsAsync<OpslagException>(
            () => vol.Volgen.RecordVerstrekkingAsync([new Aantekening(1, "Inhoud verstrekt")], Klok.GetUtcNow(), Stop).AsTask());

        Assert.DoesNotContain(await vol.Journaal.ReadHistorieAsync(1, Stop), g => g.Oorzaak == "Inhoud verstrekt");
    }

    protected override void Cleanup() => _map.Dispose();
}

/// <summary>The same with so little work per read that nearly every read ends before it is full.</summary>
public sealed class SqliteVolgMetWeinigWerkTests(ITestOutputHelper output) : VolgContract(output)
{
    private readonly TijdelijkeMap _map = new();
    private SqliteVolgopslag? _volgen;

    protected override IVolgopslag Volgen => _volgen!;

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time)
    {
        var opslag = await SqliteContract.OpenAsync(_map, time);
        _volgen = new SqliteVolgopslag(
            ((SqliteOpslag)opslag).Schrijver, ((SqliteOpslag)opslag).Lezers, ((SqliteOpslag)opslag).Zeven, SqliteZoeker.MinWerk, time);
        return opslag;
    }

    [Fact]
    public async Task Read_WorkThatRunsOut_EndsTheReadAndSaysHowFarItCame()
    {
        for (var n = 1; n <= 300; n++)
            await AppendAsync(Voorbeeld.Boeking(n));

        var stuk = await Volgen.ReadAsync(new Volgvraag(["WMO301"], []), 1, 1000, Stop);

        Assert.InRange(stuk.Berichten.Count, 50, SqliteZoeker.MinWerk);
        Assert.Equal((stuk.Berichten[^1].Volgnummer + 1, false), (stuk.Verder, stuk.Eind));
    }

    protected override void Cleanup() => _map.Dispose();
}

public sealed class SqliteHerhalingTests : HerhalingContract
{
    private readonly TijdelijkeMap _map = new();
    private SqliteOpslag? _opslag;

    protected override async ValueTask<IOpslag> OpenAsync(TimeProvider time)
    {
        var opslag = await SqliteContract.OpenAsync(_map, time);
        _opslag = (SqliteOpslag)opslag;
        return opslag;
    }

    protected override void Cleanup() => _map.Dispose();

    protected override async ValueTask TogetherAsync(Action start)
    {
        await using var poort = await Schrijverpoort.CloseAsync(_opslag!);
        start();
    }
}

internal static class SqliteContract
{
    public static ValueTask<IOpslag> OpenAsync(TijdelijkeMap map, TimeProvider time)
        => new(SqliteOpslag.Open(SqliteProef.Small(map), time, NullLogger<SqliteOpslag>.Instance));
}

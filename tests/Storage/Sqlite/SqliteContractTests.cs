using IB.Gateway.Storage.Sqlite;
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

public sealed class SqliteVasthoudTests : VasthoudContract
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

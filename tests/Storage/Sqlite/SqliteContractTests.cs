using IB.Gateway.Storage.Sqlite;
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
        => new(SqliteOpslag.Open(new OpslagOptions { Map = map["data"] }, time, NullLogger<SqliteOpslag>.Instance));
}

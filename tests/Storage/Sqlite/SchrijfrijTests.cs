using IB.Gateway.Storage.Schrijven;
using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>The queue is bounded in commands and in bytes; who finds no room waits in order of arrival.</summary>
public sealed class SchrijfrijTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reserve_NoRoomInCount_WaitsForARelease()
    {
        using var rij = new Schrijfrij<Opdracht<Boekblad>>(maxAantal: 2, maxBytes: 1000);
        await rij.ReserveAsync(0, Stop);
        await rij.ReserveAsync(0, Stop);
        var derde = rij.ReserveAsync(0, Stop).AsTask();
        Assert.False(derde.IsCompleted);
        rij.Release(1, 0);
        await derde;
        Assert.Equal(2, rij.Aantal);
    }

    [Fact]
    public async Task Reserve_NoRoomInBytes_WaitsInOrderOfArrival()
    {
        using var rij = new Schrijfrij<Opdracht<Boekblad>>(maxAantal: 10, maxBytes: 100);
        await rij.ReserveAsync(90, Stop);
        var groot = rij.ReserveAsync(50, Stop).AsTask();
        var klein = rij.ReserveAsync(1, Stop).AsTask();
        Assert.False(klein.IsCompleted);
        rij.Release(1, 90);
        await groot;
        await klein;
        Assert.Equal(51, rij.Bytes);
    }

    [Fact]
    public async Task Reserve_LargerThanTheQueue_GoesWhenItIsEmpty()
    {
        using var rij = new Schrijfrij<Opdracht<Boekblad>>(maxAantal: 10, maxBytes: 100);
        await rij.ReserveAsync(1, Stop);
        var reus = rij.ReserveAsync(5000, Stop).AsTask();
        Assert.False(reus.IsCompleted);
        rij.Release(1, 1);
        await reus;
    }

    [Fact]
    public async Task Reserve_CancelledWhileWaiting_LetsTheNextOneGo()
    {
        using var rij = new Schrijfrij<Opdracht<Boekblad>>(maxAantal: 10, maxBytes: 100);
        await rij.ReserveAsync(60, Stop);
        using var bron = new CancellationTokenSource();
        var geannuleerd = rij.ReserveAsync(90, bron.Token).AsTask();
        var volgende = rij.ReserveAsync(10, Stop).AsTask();
        Assert.False(volgende.IsCompleted);
        await bron.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => geannuleerd);
        await volgende;
        Assert.Equal((2, 70L), (rij.Aantal, rij.Bytes));
    }

    [Fact]
    public async Task Close_WithCallersWaiting_TellsThem()
    {
        using var rij = new Schrijfrij<Opdracht<Boekblad>>(maxAantal: 1, maxBytes: 100);
        await rij.ReserveAsync(0, Stop);
        var wachter = rij.ReserveAsync(0, Stop).AsTask();
        rij.Close();
        await Assert.ThrowsAsync<OpslagException>(() => wachter);
        await Assert.ThrowsAsync<OpslagException>(async () => await rij.ReserveAsync(0, Stop));
        Assert.Equal(Neming.Gesloten, rij.Take([], 10, 100, Timeout.Infinite));
    }
}

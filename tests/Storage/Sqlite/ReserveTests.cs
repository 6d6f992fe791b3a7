using IB.Gateway.Storage.Sqlite.Bestanden;
using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests.Sqlite;

public sealed class ReserveTests : IDisposable
{
    private const long Bytes = 1 << 20;
    private readonly TijdelijkeMap _map = new();
    private readonly FakeTime _klok = new();
    private long _vrij = 100 * Bytes;

    private string Pad => _map["reserve"];

    public void Dispose() => _map.Dispose();

    [Fact]
    public void Open_Room_TakesItWhole()
    {
        var reserve = Create();
        Assert.False(reserve.Aangesproken);
        Assert.Equal(Bytes, new FileInfo(Pad).Length);
    }

    [Fact]
    public void Open_OtherSizeThanBefore_IsMadeAnew()
    {
        File.WriteAllText(Pad, "half");
        Create();
        Assert.Equal(Bytes, new FileInfo(Pad).Length);
    }

    [Fact]
    public void ReleaseWhenFull_WriteFailedForAnotherReason_KeepsIt()
    {
        var reserve = Create();
        reserve.ReleaseWhenFull();
        Assert.False(reserve.Aangesproken);
        Assert.True(File.Exists(Pad));
    }

    [Fact]
    public void ReleaseWhenFull_DiskFull_GivesItUpUntilThereIsRoomForItTwice()
    {
        var reserve = Create();
        _vrij = Bytes - 1;
        reserve.ReleaseWhenFull();
        Assert.True(reserve.Aangesproken);
        Assert.False(File.Exists(Pad));

        _vrij = (2 * Bytes) - 1;
        _klok.Advance(TimeSpan.FromSeconds(10));
        reserve.RestoreWhenPossible();
        Assert.True(reserve.Aangesproken);

        _vrij = 2 * Bytes;
        reserve.RestoreWhenPossible();
        Assert.True(reserve.Aangesproken, "Er wordt niet vaker dan eens per tien seconden gekeken.");
        _klok.Advance(TimeSpan.FromSeconds(10));
        reserve.RestoreWhenPossible();
        Assert.False(reserve.Aangesproken);
        Assert.Equal(Bytes, new FileInfo(Pad).Length);
    }

    private Reserve Create() => new(Pad, Bytes, () => _vrij, _klok);
}

using IB.Gateway.Ontvangst;

namespace IB.Gateway.Tests.Rest;

public sealed class InhoudbufferTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(7000, 7000)]
    [InlineData(7001, 7000)]
    [InlineData(65_536, 65_536)]
    [InlineData(65_537, 65_536)]
    [InlineData(300_000, 300_000)]
    [InlineData(300_000, 1)]
    [InlineData(1_000_000, 65_536)]
    public async Task FillAsync_AnyLengthAndAnyExpectation_KeepsEveryByte(int lengte, int verwacht)
    {
        var budget = new Bytesbudget(10_000_000);
        var bytes = new byte[lengte];
        new Random(lengte).NextBytes(bytes);
        Assert.Equal(Ruimte.Genoeg, budget.TryReserve(verwacht, out var reservering));
        using (var buffer = new Inhoudbuffer(reservering!, 1_000_000))
        {
            Assert.Equal(Ruimte.Genoeg, await buffer.FillAsync(new Brokkelstroom(bytes), Stop));
            Assert.True(buffer.WrittenMemory.Span.SequenceEqual(bytes));
            Assert.True(budget.InGebruik >= lengte);
        }

        Assert.Equal(0, budget.InGebruik);
    }

    [Fact]
    public async Task FillAsync_ExactlyTheMaximum_FitsAndOneMoreDoesNot()
    {
        Assert.Equal(Ruimte.Genoeg, await FillAsync(100_000, maximum: 100_000, budget: 1_000_000));
        Assert.Equal(Ruimte.TeGroot, await FillAsync(100_001, maximum: 100_000, budget: 1_000_000));
    }

    [Fact]
    public async Task FillAsync_BudgetUsedUp_Stops()
        => Assert.Equal(Ruimte.BudgetOp, await FillAsync(100_000, maximum: 1_000_000, budget: 70_000));

    [Fact]
    public async Task FillAsync_LengthAsExpected_TakesNoMoreThanThat()
    {
        var budget = new Bytesbudget(200_000);
        Assert.Equal(Ruimte.Genoeg, budget.TryReserve(200_000, out var reservering));
        using var buffer = new Inhoudbuffer(reservering!, 1_000_000);

        Assert.Equal(Ruimte.Genoeg, await buffer.FillAsync(new MemoryStream(new byte[200_000]), Stop));

        Assert.Equal(200_000, budget.InGebruik);
    }

    [Theory]
    [InlineData(null, 65_536)]
    [InlineData(100L, 100)]
    [InlineData(25_000_000L, 65_536)]
    public void TryReserve_AnnouncedLength_TakesNoMoreThanTheBeginning(long? aangekondigd, long bezet)
    {
        var budget = new Bytesbudget(25_000_000);

        Assert.Equal(Ruimte.Genoeg, Inhoudbuffer.TryReserve(budget, aangekondigd, out _));

        Assert.Equal(bezet, budget.InGebruik);
    }

    [Fact]
    public void TryReserve_MoreThanCouldFitNow_IsRefused()
    {
        var budget = new Bytesbudget(100_000);

        Assert.Equal(Ruimte.BudgetOp, Inhoudbuffer.TryReserve(budget, 100_001, out _));

        Assert.Equal(0, budget.InGebruik);
    }

    [Fact]
    public void Dispose_WipesWhatWasWrittenAndReturnsTheBudgetOnce()
    {
        var budget = new Bytesbudget(100_000);
        Assert.Equal(Ruimte.Genoeg, budget.TryReserve(1000, out var reservering));
        var buffer = new Inhoudbuffer(reservering!, 1000);
        Assert.Equal(Ruimte.Genoeg, buffer.TryGetMemory(out var vrij));
        vrij.Span.Fill(0x41);
        buffer.Advance(600);
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(buffer.WrittenMemory, out var geheugen));

        buffer.Dispose();
        buffer.Dispose();

        Assert.All(geheugen.Array![..1000], b => Assert.Equal(0, b));
        Assert.Equal(0, budget.InGebruik);
        Assert.Throws<ObjectDisposedException>(() => buffer.WrittenMemory);
    }

    [Fact]
    public void Grow_WipesTheBufferThatItLeaves()
    {
        var budget = new Bytesbudget(1_000_000);
        Assert.Equal(Ruimte.Genoeg, budget.TryReserve(100, out var reservering));
        using var buffer = new Inhoudbuffer(reservering!, 1_000_000);
        buffer.TryGetMemory(out var vrij);
        vrij.Span.Fill(0x41);
        buffer.Advance(100);
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(buffer.WrittenMemory, out var oud));

        Assert.Equal(Ruimte.Genoeg, buffer.TryGetMemory(out _));

        Assert.All(oud.Array![..100], b => Assert.Equal(0, b));
        Assert.All(buffer.WrittenMemory.ToArray(), b => Assert.Equal(0x41, b));
    }

    [Fact]
    public void Advance_BeyondTheRoom_IsABug()
    {
        Assert.Equal(Ruimte.Genoeg, new Bytesbudget(1000).TryReserve(100, out var reservering));
        using var buffer = new Inhoudbuffer(reservering!, 100);

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(101));
    }

    [Fact]
    public async Task TryReserve_ByManyThreads_NeverGivesMoreThanThereIs()
    {
        var budget = new Bytesbudget(1000);
        var meest = 0L;
        using var start = new Barrier(4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(nummer => Task.Factory.StartNew(
            () =>
            {
                var toeval = new Random(nummer);
                start.SignalAndWait(Stop);
                for (var i = 0; i < 20_000; i++)
                {
                    if (budget.TryReserve(toeval.Next(600), out var reservering) != Ruimte.Genoeg)
                        continue;
                    InterlockedMax(ref meest, budget.InGebruik);
                    reservering!.TryGrowTo(reservering.Bytes + toeval.Next(200));
                    InterlockedMax(ref meest, budget.InGebruik);
                    reservering.Dispose();
                }
            },
            Stop,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.InRange(meest, 1, 1000);
        Assert.Equal(0, budget.InGebruik);
    }

    private static void InterlockedMax(ref long plek, long waarde)
    {
        long gezien;
        while (waarde > (gezien = Interlocked.Read(ref plek)) && Interlocked.CompareExchange(ref plek, waarde, gezien) != gezien)
        {
            // Another thread wrote in between; look again.
        }
    }

    private static async Task<Ruimte> FillAsync(int lengte, int maximum, long budget)
    {
        Assert.Equal(Ruimte.Genoeg, new Bytesbudget(budget).TryReserve(Inhoudbuffer.Begingrootte, out var reservering));
        using var buffer = new Inhoudbuffer(reservering!, maximum);
        return await buffer.FillAsync(new Brokkelstroom(new byte[lengte]), Stop);
    }

    /// <summary>Gives what there is in pieces of changing size, as a network does.</summary>
    private sealed class Brokkelstroom(byte[] bytes) : MemoryStream(bytes)
    {
        private int _beurt;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 + (_beurt++ * 7919 % 5000))], cancellationToken);
    }
}

namespace IB.Gateway.Storage.Tests.Postgres.Schijf;

/// <summary>Waits for what goes on beside the test.</summary>
internal static class Schijfwacht
{
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until it is so; work that ends meanwhile failed.</summary>
    public static async Task UntilAsync(Func<bool> gelukt, Task werk, TimeSpan hooguit)
    {
        var begin = TimeProvider.System.GetTimestamp();
        using var klok = new PeriodicTimer(Tussenpoos);
        while (!gelukt())
        {
            if (werk.IsCompleted)
                await werk;
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < hooguit, "It takes too long.");
            await klok.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}

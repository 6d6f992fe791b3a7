using System.Buffers.Binary;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors;

/// <summary>The example of docs/processors.md.</summary>
public sealed class ToewijzingentellerTests : ProcessorGedrag
{
    private protected override IReadOnlyList<string> Geheimen => ["999900006"];

    [Fact]
    public async Task Process_Toewijzingen_AreCountedPerGemeente()
    {
        await using var proef = await CreateAsync();
        await proef.RunAsync();
        var stand = await proef.Opslag.ReadStatenAsync("toewijzingenteller", ["0384"u8.ToArray(), "0363"u8.ToArray()], TestContext.Current.CancellationToken);
        Assert.Equal([3L, 2L], stand.Select(s => BinaryPrimitives.ReadInt64BigEndian(s!.Value.Span)));
    }

    private protected override async Task<Processorproef> CreateAsync()
    {
        var proef = new Processorproef(new Toewijzingenteller());
        foreach (var gemeente in new[] { "0384", "0363", "0384", "0363", "0384" })
            await proef.AppendAsync("999900006"u8.ToArray(), e => e with { Zender = new Systeem(gemeente, "Suite") });
        return proef;
    }
}

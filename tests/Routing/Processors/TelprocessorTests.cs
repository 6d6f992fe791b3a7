namespace IB.Gateway.Routing.Tests.Processors;

public sealed class TelprocessorTests : ProcessorGedrag
{
    private protected override IReadOnlyList<string> Geheimen => ["Geheim"];

    private protected override async Task<Processorproef> CreateAsync()
    {
        var proef = new Processorproef(new Telprocessor());
        foreach (var tekst in new[] { "a b! a", "c", "a? b", "* d", "a b! c! d", "c" })
            await proef.AppendAsync(tekst, voor: "IB");
        return proef;
    }
}

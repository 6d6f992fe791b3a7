using IB.Gateway.Telemetrie.Prometheus;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class PrometheusEindpuntTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("*/*", true)]
    [InlineData("text/*", true)]
    [InlineData("text/plain", true)]
    [InlineData("Text/Plain; VERSION=0.0.4", true)]
    [InlineData("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", true)]
    [InlineData("text/plain;version=1.0.0;escaping=allow-utf-8;q=0.6,text/plain;version=\"0.0.4\";q=0.5", true)]
    [InlineData("text/plain;version=1.0.0", false)]
    [InlineData("text/plain;q=0", false)]
    [InlineData("application/json", false)]
    [InlineData("text/html, application/xml", false)]
    [InlineData(";;;", false)]
    public void Accepts_Header_AllowsOnlyWhatCoversTheTextFormat(string? accept, bool verwacht)
        => Assert.Equal(verwacht, PrometheusEindpunt.Accepts(accept is null ? [] : [accept]));
}

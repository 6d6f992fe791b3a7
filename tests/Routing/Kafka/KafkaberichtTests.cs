using System.Text;
using IB.Gateway.Routing.Kafka;
using IB.Gateway.Routing.Tests.Onderwerpen;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>An event as CloudEvents 1.0 has it in Kafka, in binary content mode.</summary>
public sealed class KafkaberichtTests
{
    private static readonly DateTimeOffset Toen = new(2026, 3, 2, 10, 0, 0, 123, TimeSpan.FromHours(1));
    private static readonly Uri Adres = new("https://knooppunt.example/v1/onderwerpen/proef/gebeurtenissen/7/inhoud");

    private static readonly Onderwerpgebeurtenis Gebeurtenis = Onderwerpgebeurtenis.Of(
        Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen) with { Volgnummer = 7,
            Traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }, "IB");

    [Fact]
    public void MetInhoud_Event_HasTheAttributesAsHeaders()
    {
        var bericht = Kafkabericht.MetInhoud(Gebeurtenis, "application/xml", "<bericht/>"u8.ToArray());

        Assert.Equal(
            [
                "ce_specversion: 1.0",
                "ce_id: 22222222-2222-4222-8222-222222222222",
                "ce_source: urn:ib-gateway:knooppunt:IB",
                "ce_type: ib-gateway.bericht.WMO301",
                "ce_time: 2026-03-02T09:00:00.123Z",
                "ce_subject: 11111111-1111-4111-8111-111111111111",
                "ce_versie: 3.2",
                "ce_positie: 7",
                "ce_verder: 8",
                "ce_traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "ce_zender: 0384",
                "ce_ontvanger: 42420001",
                "content-type: application/xml",
            ],
            bericht.Alles().Split('\n'));
        Assert.Equal(("42420001", "<bericht/>"), (Encoding.UTF8.GetString(bericht.Sleutel!), Encoding.UTF8.GetString(bericht.Waarde!)));
    }

    [Fact]
    public void ZonderInhoud_KeptBackOrGone_SaysSo()
    {
        var vast = Kafkabericht.ZonderInhoud(Gebeurtenis, new Inhoudstaat(Gewist: false, Toen), Adres);
        var weg = Kafkabericht.ZonderInhoud(Gebeurtenis, new Inhoudstaat(Gewist: true, null), Adres);

        Assert.Equal((Adres.AbsoluteUri, "2026-03-02T09:00:00.123Z", null), (vast.Kop("ce_dataref"), vast.Kop("ce_inhoudvanaf"), vast.Kop("ce_inhoudgewist")));
        Assert.Equal((null, null, "true"), (weg.Kop("ce_dataref"), weg.Kop("ce_inhoudvanaf"), weg.Kop("ce_inhoudgewist")));
        Assert.All([vast, weg], static b => Assert.Null(b.Waarde));
        Assert.All([vast, weg], static b => Assert.Null(b.Kop("content-type")));
        Assert.All([vast, weg], static b => Assert.Equal("42420001", Encoding.UTF8.GetString(b.Sleutel!)));
    }

    [Fact]
    public void Bytes_OfAnEvent_AreAtLeastWhatItHas()
    {
        var bericht = Kafkabericht.MetInhoud(Gebeurtenis, "application/xml", new byte[1000]);
        Assert.InRange(bericht.Bytes, 1000 + bericht.Koppen.Sum(static k => k.Key.Length + k.Value.Length), 1000 + KafkaOptions.Bijkomend);
    }
}

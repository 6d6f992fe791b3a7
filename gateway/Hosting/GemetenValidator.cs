using IB.Gateway.Telemetrie;
using IB.Gateway.Validation;

namespace IB.Gateway.Hosting;

/// <summary>Times the validator, which itself knows nothing of metrics.</summary>
internal sealed class GemetenValidator(IBerichtValidator validator, Knooppuntmeter meter, TimeProvider tijd) : IBerichtValidator
{
    public Oordeel Validate(ReadOnlyMemory<byte> inhoud) => Measure(inhoud, herkennen: false);

    public Oordeel Recognise(ReadOnlyMemory<byte> inhoud) => Measure(inhoud, herkennen: true);

    private Oordeel Measure(ReadOnlyMemory<byte> inhoud, bool herkennen)
    {
        using var spoor = Spoor.StartControle();
        var begin = tijd.GetTimestamp();
        var oordeel = herkennen ? validator.Recognise(inhoud) : validator.Validate(inhoud);
        meter.CountValidatie(oordeel.Geldig, tijd.GetElapsedTime(begin));
        return oordeel;
    }
}

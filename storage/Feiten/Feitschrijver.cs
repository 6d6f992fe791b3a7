using System.Text;

namespace IB.Gateway.Storage.Feiten;

/// <summary>The facts of one group as bytes, in a buffer that is used again for each.</summary>
internal sealed class Feitschrijver : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;

    public Feitschrijver() => _writer = new BinaryWriter(_bytes, Encoding.UTF8);

    /// <summary>Nothing was written since the last <see cref="Clear"/>.</summary>
    public bool IsLeeg => _bytes.Length == 0;

    /// <summary>Bytes written since then.</summary>
    public long Length => _bytes.Length;

    public void Clear() => Truncate(0);

    /// <summary>Forgets what was written after so many bytes.</summary>
    public void Truncate(long length) => _bytes.SetLength(length);

    /// <summary>Ends the facts and gives their bytes, which stay as they are until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        // Not zero: so the last sector of a group always shows that it was written.
        _writer.Write((byte)Feitsoort.Einde);
        return _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);
    }

    public void Write(Feit feit)
    {
        switch (feit)
        {
            case BerichtGeboekt f:
                WriteBericht(f);
                break;
            case BezorgingVerplaatst f:
                WriteVerplaatsing(f);
                break;
            case Aangetekend f:
                _writer.Write((byte)Feitsoort.Aangetekend);
                _writer.Write(f.Volgnummer);
                _writer.Write(f.TijdMs);
                _writer.Write(f.Oorzaak);
                break;
            case SleutelGemaakt f:
                WriteSleutel(f);
                break;
            case SleutelHerwikkeld f:
                _writer.Write((byte)Feitsoort.SleutelHerwikkeld);
                _writer.Write(f.Id);
                WriteGewikkeld(f.Sleutel);
                break;
            case SleutelVernietigd f:
                _writer.Write((byte)Feitsoort.SleutelVernietigd);
                _writer.Write(f.Id);
                break;
            case InhoudGewist f:
                _writer.Write((byte)Feitsoort.InhoudGewist);
                _writer.WriteGetallen(f.Volgnummers);
                _writer.Write(f.TijdMs);
                _writer.Write(f.Oorzaak);
                break;
            case BerichtenVergeten f:
                _writer.Write((byte)Feitsoort.BerichtenVergeten);
                _writer.WriteGetallen(f.Volgnummers);
                _writer.Write(f.TijdMs);
                break;
            case SegmentVervallen f:
                _writer.Write((byte)Feitsoort.SegmentVervallen);
                _writer.Write(f.Nummer);
                _writer.Write(f.TijdMs);
                break;
            case VolgpositieGezet f:
                _writer.Write((byte)Feitsoort.VolgpositieGezet);
                _writer.Write(f.Volger);
                _writer.Write(f.Positie);
                break;
            case Herbezorgfeit f:
                _writer.WriteHerbezorgfeit(f);
                break;
            case Processorfeit f:
                _writer.WriteProcessorfeit(f);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(feit), feit.GetType().Name, "Onbekend feit.");
        }
    }

    public void Dispose() => _writer.Dispose();

    private void WriteBericht(BerichtGeboekt f)
    {
        _writer.Write((byte)Feitsoort.BerichtGeboekt);
        _writer.Write(f.Oorzaak);
        _writer.Write(f.Volgnummer);
        _writer.WriteBoeking(f.Boeking);
        _writer.Write(f.OntvangenMs);
        _writer.Write(f.InhoudLengte);
        _writer.Write(f.SleutelId);
        _writer.Write(f.Plek);
        _writer.Write(f.Lengte);
        _writer.WriteGetal(f.VastTotMs);
    }

    private void WriteVerplaatsing(BezorgingVerplaatst f)
    {
        // Most messages are pushed, and never fetched.
        _writer.Write((byte)(f.Ophalingen == 0 ? Feitsoort.BezorgingVerplaatst : Feitsoort.OpgehaaldeVerplaatst));
        if (f.Ophalingen != 0)
            _writer.Write(f.Ophalingen);
        _writer.Write(f.Volgnummer);
        _writer.Write((byte)f.Van);
        _writer.Write((byte)f.Naar);
        _writer.Write(f.Pogingen);
        _writer.Write(f.SindsMs);
        _writer.WriteGetal(f.RijpMs);
        _writer.WriteGetal(f.VastTotMs);
        _writer.Write(f.TijdMs);
        _writer.Write(f.Oorzaak);
    }

    private void WriteSleutel(SleutelGemaakt f)
    {
        _writer.Write((byte)Feitsoort.SleutelGemaakt);
        _writer.Write(f.Id);
        _writer.Write(f.Partij);
        _writer.Write(f.Dag);
        WriteGewikkeld(f.Sleutel);
    }

    private void WriteGewikkeld(Gewikkeld sleutel)
    {
        _writer.Write(sleutel.Kek);
        _writer.Write(sleutel.Plek);
        _writer.Write(sleutel.Bytes.Length);
    }
}

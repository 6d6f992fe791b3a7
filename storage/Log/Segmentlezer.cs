using Microsoft.Win32.SafeHandles;

namespace IB.Gateway.Storage.Log;

/// <summary>Reads one segment file and judges what it finds there.</summary>
internal sealed class Segmentlezer : IDisposable
{
    // What a disk writes as a whole. Facts are text and payloads are sealed: a sector of zeroes among them was never written.
    private const int Sector = 512;
    private const int BufferLength = 1 << 20;
    private readonly SafeFileHandle _file;
    private readonly long _length;
    private readonly byte[] _kop = new byte[Segmentkop.Length];
    private byte[]? _buffer;

    public Segmentlezer(string pad)
    {
        Pad = pad;
        try
        {
            _file = File.OpenHandle(pad, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _length = RandomAccess.GetLength(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpslagException($"Opslag {pad} is niet te lezen: {e.Message} Controleer de rechten en de schijf; er is niets gewijzigd.", e);
        }
    }

    public string Pad { get; }

    /// <summary>The head of the segment; <see langword="null"/> when making it was never finished, so that nothing is in it.</summary>
    public Segmentkop? ReadKop(long nummer)
    {
        // Nothing is appended before the head is on disk. If the file was longer once, the next segment or the register knows.
        if (_length < Segmentkop.Length)
            return null;
        var kop = _kop.AsSpan(0, Segmentkop.Length);
        ReadExactly(kop, 0);
        if (Segmentkop.Read(kop) is { } gelezen)
            return gelezen.Nummer == nummer ? gelezen : throw Logfout.Damaged(Pad, 0, $"dit is segment {gelezen.Nummer} onder een andere naam");
        return _length == Segmentkop.Length && !kop.ContainsAnyExcept((byte)0)
            ? null
            : throw Logfout.Damaged(Pad, 0, "de kop van dit segment is beschadigd");
    }

    /// <summary>Requires that the file reaches to where the log was known to be.</summary>
    public void RequireLength(Logstand stand)
    {
        if (_length < stand.Einde.Plek)
            throw Logfout.Damaged(Pad, _length, $"het bestand is afgekapt: {_length} bytes waar minstens {stand.Einde.Plek} horen te zijn");
    }

    /// <summary>
    /// The group that begins here and follows <paramref name="vorige"/>; <see langword="null"/> when there is no whole one. Without
    /// <paramref name="metInhoud"/> its payloads are not looked at.
    /// </summary>
    public Groep? TryRead(Logplaats plaats, Logstand vorige, bool metInhoud)
    {
        if (ReadGroepkop(plaats.Plek) is not { } kop || kop.Nummer != vorige.Groep + 1 || plaats.Plek + kop.Omvang > _length)
            return null;
        if (metInhoud && ComputeInhoudsom(kop, plaats.Plek) != kop.Inhoudsom)
            return null;
        var feiten = new byte[kop.FeitenLengte];
        ReadExactly(feiten, plaats.Plek + Groepkop.Length + kop.InhoudLengte);
        if (Groepkop.Verify(_kop, vorige.Keten.Span, feiten) is not { } keten)
            return null;
        return new Groep(kop, plaats, feiten, new Logstand(kop.Nummer, plaats with { Plek = plaats.Plek + kop.Omvang }, keten))
        {
            ReadInhoud = (plek, length) => ReadInhoud(plaats.Plek + plek, length),
        };
    }

    /// <summary>
    /// Requires that what stands here after the last whole group can be the remains of a write that a crash cut short: part of it was
    /// never written, and nothing follows it.
    /// </summary>
    public void RequireTorn(long plek, long laatsteGroep)
    {
        for (var next = plek; next < _length; next += Groepkop.Blok)
        {
            if (ReadGroepkop(next) is { } later && (later.Nummer > laatsteGroep + 1 || (next > plek && later.Nummer == laatsteGroep + 1)))
                throw Logfout.Damaged(Pad, plek, $"groep {laatsteGroep + 1} is beschadigd, terwijl er groepen op volgen");
        }

        if (plek + Groepkop.Length > _length)
            return;
        if (ReadGroepkop(plek) is not { } kop)
        {
            if (_kop.AsSpan(0, Sector).ContainsAnyExcept((byte)0))
                throw Logfout.Damaged(Pad, plek, $"de kop van groep {laatsteGroep + 1} is veranderd");
        }
        else if (plek + kop.Omvang <= _length && IsWritten(plek, kop))
        {
            throw Logfout.Damaged(Pad, plek, $"groep {laatsteGroep + 1} is helemaal geschreven en daarna veranderd");
        }
    }

    public void Dispose() => _file.Dispose();

    private Groepkop? ReadGroepkop(long plek)
    {
        var kop = _kop.AsSpan(0, Sector);
        var read = RandomAccess.Read(_file, kop, plek);
        kop[read..].Clear();
        return Groepkop.Read(kop);
    }

    private byte[] ReadInhoud(long plek, int length)
    {
        var bytes = new byte[length];
        ReadExactly(bytes, plek);
        return bytes;
    }

    private uint ComputeInhoudsom(Groepkop kop, long plek)
    {
        var sum = new Crc32C();
        ForEachPart(plek + Groepkop.Length, kop.InhoudLengte, part =>
        {
            sum.Add(part);
            return true;
        });
        return sum.Value;
    }

    private bool IsWritten(long plek, Groepkop kop)
    {
        // The last sector may hold little more than padding, so it must have something and not be full.
        var whole = Groepkop.Length + kop.InhoudLengte + kop.FeitenLengte;
        return ForEachPart(plek, whole, static part =>
        {
            for (; !part.IsEmpty; part = part[Math.Min(Sector, part.Length)..])
            {
                if (!part[..Math.Min(Sector, part.Length)].ContainsAnyExcept((byte)0))
                    return false;
            }

            return true;
        });
    }

    private bool ForEachPart(long plek, long length, Func<ReadOnlySpan<byte>, bool> handle)
    {
        _buffer ??= new byte[BufferLength];
        for (var done = 0L; done < length;)
        {
            var part = _buffer.AsSpan(0, (int)Math.Min(_buffer.Length, length - done));
            ReadExactly(part, plek + done);
            if (!handle(part))
                return false;
            done += part.Length;
        }

        return true;
    }

    private void ReadExactly(Span<byte> destination, long plek)
    {
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(_file, destination, plek);
            if (read == 0)
                throw Logfout.Damaged(Pad, plek, "het bestand is hier korter geworden terwijl het gelezen werd");
            destination = destination[read..];
            plek += read;
        }
    }
}

namespace IB.Gateway.Storage;

/// <summary>What every store requires of a step before it does anything. A step that breaks this is a bug of the caller.</summary>
internal static class Processorcontrole
{
    private const int MaxNaam = 30;
    private const int MaxReden = 200;

    /// <exception cref="ArgumentException">The step contradicts its own contract.</exception>
    public static void Require(Processorstap stap)
    {
        ArgumentNullException.ThrowIfNull(stap);
        RequireNaam(stap.Processor);
        if (stap.Naar < stap.Van || stap.Van < Positie.Begin)
            throw new ArgumentException("Een stap gaat niet terug.", nameof(stap));
        Require(stap.Staten);
        foreach (var parkering in stap.Geparkeerd)
            RequireSleutel(parkering.Sleutel);
        if (stap.Ingreep is { } ingreep)
            Require(ingreep);
        foreach (var uitvoer in stap.Uitvoer)
        {
            Boekingcontrole.Require(uitvoer);
            if (!uitvoer.ClaimtReferentie)
                throw new ArgumentException("Wat een processor verzendt heeft een eigen referentienummer.", nameof(stap));
        }
    }

    /// <exception cref="ArgumentException">What stays is too long, or is not before the place that it is set back to; or the intervention says too little or
    /// too much.</exception>
    public static void Require(Terugzetting terugzetting)
    {
        ArgumentNullException.ThrowIfNull(terugzetting);
        Require(terugzetting.Ingreep);
        Require(terugzetting.Staten);
        // What is parked from there on goes by itself, and what is read anew is not done with.
        if (terugzetting.Vrijgegeven.Any(p => p >= terugzetting.Naar) || terugzetting.Verwerkt.Any(v => v.Volgnummer >= terugzetting.Naar.Volgnummer))
            throw new ArgumentException("Wat na de terugzetting komt wordt opnieuw gelezen.", nameof(terugzetting));
    }

    private static void Require(IReadOnlyList<Staat> staten)
    {
        foreach (var staat in staten)
        {
            RequireSleutel(staat.Sleutel);
            if (staat.Waarde is { Length: > Processorstap.MaxStaat })
                throw new ArgumentException($"Een staat is hoogstens {Processorstap.MaxStaat} bytes.", nameof(staten));
        }
    }

    private static void Require(Ingreep ingreep)
    {
        ArgumentNullException.ThrowIfNull(ingreep);
        if (ingreep.Daad.Length is 0 or > MaxNaam || ingreep.Reden.Length is 0 or > MaxReden)
            throw new ArgumentException(
                $"Een ingreep heeft een daad van 1 tot en met {MaxNaam} tekens en een reden van 1 tot en met {MaxReden}.", nameof(ingreep));
    }

    /// <exception cref="ArgumentException">It is no name of a processor.</exception>
    public static void RequireNaam(string processor)
    {
        ArgumentException.ThrowIfNullOrEmpty(processor);
        if (processor.Length > MaxNaam || !processor.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException(
                $"'{processor}' is geen naam van een processor: 1 tot en met {MaxNaam} letters, cijfers en streepjes.", nameof(processor));
    }

    private static void RequireSleutel(ReadOnlyMemory<byte> sleutel)
    {
        if (sleutel.Length is 0 or > Processorstap.MaxSleutel)
            throw new ArgumentException($"Een sleutel heeft 1 tot en met {Processorstap.MaxSleutel} bytes.", nameof(sleutel));
    }
}

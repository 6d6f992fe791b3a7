using System.Diagnostics.CodeAnalysis;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>A message, or one person or registration in it, as it was read: what it says, or the rule that it breaks.</summary>
/// <typeparam name="T">What it says.</typeparam>
internal readonly struct Lezing<T>
{
    private readonly T? _waarde;

    internal Lezing(int plaats, T waarde)
    {
        Plaats = plaats;
        _waarde = waarde;
    }

    internal Lezing(int plaats, Wlzregel regel)
        : this(plaats, regel, wie: null)
    {
    }

    internal Lezing(int plaats, Wlzregel regel, Bsn? wie)
    {
        Plaats = plaats;
        Regel = regel;
        Wie = wie;
    }

    /// <summary>Which one in the message, from 1; 0 for the message as a whole. It is how a refusal points at a person without naming him.</summary>
    internal int Plaats { get; }

    /// <summary>The first rule that it breaks; <see langword="null"/> when it breaks none.</summary>
    internal Wlzregel? Regel { get; }

    /// <summary>Who a person that cannot be used is; <see langword="null"/> when that cannot be read either.</summary>
    internal Bsn? Wie { get; }

    /// <summary>A rule that it offends against without being refused; <see langword="null"/> for none.</summary>
    internal Wlzregel? Opmerking { get; init; }

    /// <summary>Gives what it says; false when it breaks a rule.</summary>
    internal bool TryGet([MaybeNullWhen(false)] out T waarde)
    {
        waarde = _waarde;
        return Regel is null;
    }
}

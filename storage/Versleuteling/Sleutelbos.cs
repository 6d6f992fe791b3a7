using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>
/// The key-encryption keys of the store. The first one wraps new data keys; the others only unwrap what they wrapped before.
/// Immutable; safe on any thread.
/// </summary>
internal sealed class Sleutelbos
{
    public const int KeyLength = 32;
    private readonly Dictionary<string, byte[]> _keys;

    public Sleutelbos(string bestand, IReadOnlyList<KeyValuePair<string, byte[]>> keys)
    {
        if (keys.Count == 0)
            throw new ArgumentException("Een sleutelbos heeft minstens één sleutel.", nameof(keys));
        Bestand = bestand;
        ActiefId = keys[0].Key;
        _keys = new Dictionary<string, byte[]>(keys, StringComparer.Ordinal);
    }

    /// <summary>The file it came from, for messages.</summary>
    public string Bestand { get; }

    /// <summary>Id of the key that wraps.</summary>
    public string ActiefId { get; }

    /// <summary>The ids of all keys.</summary>
    public IEnumerable<string> Ids => _keys.Keys;

    public bool TryGet(string id, [NotNullWhen(true)] out byte[]? key) => _keys.TryGetValue(id, out key);

    public byte[] Get(string id) => TryGet(id, out var key)
        ? key
        : throw new OpslagException(
            $"Sleutelbestand {Bestand}: sleutel '{id}' ontbreekt, en zonder haar is inhoud onleesbaar. Zet haar terug uit de reservekopie.");

    /// <summary>What the database keeps of a key, to recognise it by: it says nothing about the key itself.</summary>
    public byte[] ComputeControle(string id)
        => HMACSHA256.HashData(Get(id), System.Text.Encoding.UTF8.GetBytes($"IB.Gateway sleutelcontrole {id}"));
}

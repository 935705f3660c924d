using System.Security.Cryptography;
using System.Text;

namespace CcoPortal.Data;

/// <summary>
/// Encrypts single values, such as an e-mail address, and makes a keyed hash by which one is found again. AES-256-GCM and HMAC-SHA-256, each with a key of its own that is
/// derived from <c>Portal__FieldKey</c>.
/// </summary>
public sealed class FieldCipher
{
    public const int KeyBytes = 32;

    private const byte Version = 1;
    private const int NonceBytes = 12, TagBytes = 16;

    private readonly byte[] _encrypting;
    private readonly byte[] _hashing;

    /// <param name="key">The field key.</param>
    /// <exception cref="ArgumentException">It has not <see cref="KeyBytes"/> bytes.</exception>
    public FieldCipher(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != KeyBytes)
            throw new ArgumentException($"A field key has {KeyBytes} bytes.", nameof(key));
        _encrypting = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "cco-portal field encryption"u8.ToArray());
        _hashing = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "cco-portal field hash"u8.ToArray());
    }

    /// <param name="owner">The row that the value belongs to: what was encrypted for one row cannot be read in another.</param>
    public byte[] Encrypt(string value, Guid owner)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var bytes = new byte[1 + NonceBytes + TagBytes + plain.Length];
        bytes[0] = Version;
        var nonce = bytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_encrypting, TagBytes);
        aes.Encrypt(nonce, plain, bytes.AsSpan(1 + NonceBytes + TagBytes), bytes.AsSpan(1 + NonceBytes, TagBytes), owner.ToByteArray());
        return bytes;
    }

    /// <exception cref="CryptographicException">Another key, another owner, or changed bytes.</exception>
    public string Decrypt(byte[] bytes, Guid owner)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length < 1 + NonceBytes + TagBytes || bytes[0] != Version)
            throw new CryptographicException("These are no encrypted bytes of this portal.");
        var plain = new byte[bytes.Length - 1 - NonceBytes - TagBytes];
        using var aes = new AesGcm(_encrypting, TagBytes);
        aes.Decrypt(bytes.AsSpan(1, NonceBytes), bytes.AsSpan(1 + NonceBytes + TagBytes), bytes.AsSpan(1 + NonceBytes, TagBytes), plain, owner.ToByteArray());
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>32 bytes that are the same for the same value, and that nobody without the key can compare with a guess.</summary>
    public byte[] Hash(string value) => HMACSHA256.HashData(_hashing, Encoding.UTF8.GetBytes(value));
}

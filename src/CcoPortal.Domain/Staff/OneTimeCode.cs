using System.Security.Cryptography;

namespace CcoPortal.Domain.Staff;

/// <summary>Codes of an authenticator app: RFC 6238 with its usual choices, which every app knows (HMAC-SHA-1, 6 digits, a new one every 30 seconds).</summary>
public static class OneTimeCode
{
    public const int Digits = 6, SecondsEach = 30, KeyBytes = 20;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that a code is right for: this one, or a neighbor, since clocks differ.</summary>
    /// <param name="typed">As typed; blanks are left out.</param>
    /// <param name="usedStep">The newest step whose code was taken: it and all before it are spent.</param>
    /// <returns>Null when it is no code of these steps.</returns>
    public static long? StepOf(byte[] key, string typed, DateTimeOffset now, long? usedStep)
    {
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        var current = now.ToUnixTimeSeconds() / SecondsEach;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            var expected = Of(key, step);
            // Each is compared, whether or not one fitted, so that the time tells nothing.
            if (code.Length == Digits && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(expected), System.Text.Encoding.UTF8.GetBytes(code)) && step > (usedStep ?? long.MinValue))
                found ??= step;
        }

        return found;
    }

    /// <param name="step">Number of half minutes since 1970.</param>
    public static string Of(byte[] key, long step)
    {
        ArgumentNullException.ThrowIfNull(key);
        var counter = new byte[8];
        for (var i = 7; i >= 0; i--, step >>= 8)
            counter[i] = (byte)step;
#pragma warning disable CA5350 // The one that authenticator apps know; a collision of SHA-1 is of no use against an HMAC.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var number = ((hash[at] & 0x7f) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A key as people type it (RFC 4648, without padding).</summary>
    public static string Letters(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var letters = new char[(key.Length * 8 + 4) / 5];
        for (var i = 0; i < letters.Length; i++)
        {
            var bit = i * 5;
            var pair = (key[bit / 8] << 8) | (bit / 8 + 1 < key.Length ? key[bit / 8 + 1] : 0);
            letters[i] = Base32[(pair >> (11 - bit % 8)) & 31];
        }

        return new string(letters);
    }
}

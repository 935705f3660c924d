using System.Security.Cryptography;
using System.Text;
using CcoPortal.Data;
using Xunit;

namespace CcoPortal.UnitTests.Updates;

public sealed class FieldCipherTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private readonly FieldCipher _cipher = new(Key);

    [Theory]
    [InlineData("")]
    [InlineData("kim@example.org")]
    [InlineData("ñandú@example.org")]
    public void What_was_encrypted_can_be_read_by_its_owner_and_no_other(string value)
    {
        var owner = Guid.NewGuid();
        var bytes = _cipher.Encrypt(value, owner);

        Assert.Equal(value, new FieldCipher(Key).Decrypt(bytes, owner));
        Assert.ThrowsAny<CryptographicException>(() => _cipher.Decrypt(bytes, Guid.NewGuid()));
        Assert.ThrowsAny<CryptographicException>(() => new FieldCipher(new byte[32]).Decrypt(bytes, owner));
    }

    [Fact]
    public void One_changed_bit_anywhere_is_noticed()
    {
        var owner = Guid.NewGuid();
        var bytes = _cipher.Encrypt("kim@example.org", owner);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Decrypt(changed, owner));
        }

        for (var length = 0; length < bytes.Length; length++)
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Decrypt(bytes[..length], owner));
    }

    [Fact]
    public void The_same_value_is_encrypted_in_another_way_each_time_and_never_shows()
    {
        var owner = Guid.NewGuid();
        var all = Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(_cipher.Encrypt("kim@example.org", owner))).ToList();
        Assert.Equal(100, all.Distinct().Count());
        Assert.DoesNotContain(all, b => b.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes("example")), StringComparison.Ordinal));
    }

    [Fact]
    public void A_hash_finds_the_same_value_again_only_with_the_key()
    {
        Assert.Equal(_cipher.Hash("kim@example.org"), new FieldCipher(Key).Hash("kim@example.org"));
        Assert.NotEqual(_cipher.Hash("kim@example.org"), _cipher.Hash("sam@example.org"));
        Assert.NotEqual(_cipher.Hash("kim@example.org"), new FieldCipher(new byte[32]).Hash("kim@example.org"));
        Assert.NotEqual(_cipher.Hash("kim@example.org"), SHA256.HashData(Encoding.UTF8.GetBytes("kim@example.org")));
    }

    [Fact]
    public void A_key_of_another_length_is_refused() => Assert.Throws<ArgumentException>(() => new FieldCipher(new byte[16]));
}

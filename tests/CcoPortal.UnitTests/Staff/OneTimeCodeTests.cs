using CcoPortal.Domain.Staff;
using Xunit;

namespace CcoPortal.UnitTests.Staff;

public sealed class OneTimeCodeTests
{
    /// <summary>“12345678901234567890”, the key of RFC 6238's appendix B.</summary>
    private static readonly byte[] Key = "12345678901234567890"u8.ToArray();

    /// <summary>The last six of the eight digits there.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_RFC_6238(long seconds, string code) => Assert.Equal(code, OneTimeCode.Of(Key, seconds / 30));

    [Fact]
    public void A_code_holds_half_a_minute_before_and_after_its_own_and_only_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = 1_800_000_000 / 30;
        for (var off = -3; off <= 3; off++)
            Assert.Equal(off is >= -1 and <= 1 ? step + off : null, OneTimeCode.StepOf(Key, OneTimeCode.Of(Key, step + off), now, null));
        Assert.Null(OneTimeCode.StepOf(Key, OneTimeCode.Of(Key, step), now, step));
        Assert.Null(OneTimeCode.StepOf(Key, OneTimeCode.Of(Key, step - 1), now, step));
        Assert.Equal(step + 1, OneTimeCode.StepOf(Key, OneTimeCode.Of(Key, step + 1), now, step));
    }

    [Fact]
    public void Blanks_do_not_count_and_anything_else_is_no_code()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(59);
        Assert.Equal(1, OneTimeCode.StepOf(Key, " 287 082 ", now, null));
        foreach (var typed in new[] { "", "28708", "2870822", "287083", "２８７０８２", "-87082" })
            Assert.Null(OneTimeCode.StepOf(Key, typed, now, null));
    }

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_key_is_typed_in_the_letters_of_RFC_4648(string bytes, string letters) => Assert.Equal(letters, OneTimeCode.Letters(System.Text.Encoding.ASCII.GetBytes(bytes)));
}

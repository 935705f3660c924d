using CcoPortal.Application;
using CcoPortal.Domain.Staff;
using Xunit;
using static CcoPortal.Domain.Staff.PasswordRules.Fault;

namespace CcoPortal.UnitTests.Staff;

public sealed class PasswordRulesTests
{
    private static readonly HashSet<string> Common = Read();

    private static readonly string[] Own = ["kim.kestrel@oha.example", "Kim Kestrel", "portal", "oregon", "health", "authority", "plan", "password"];

    [Theory]
    [InlineData("fourteen signs")]
    [InlineData("Tr0ub4dor&3")]
    [InlineData("")]
    public void Shorter_than_15_is_too_short(string password) => Assert.Equal(TooShort, Fault(password));

    [Fact]
    public void Up_to_128_can_be_used()
    {
        var words = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"{(char)('a' + i % 26)}{i * 7919 % 997}"));
        Assert.Equal(None, Fault(words[..128]));
        Assert.Equal(TooLong, Fault(words[..129]));
    }

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("password12345678")]
    [InlineData("P@ssw0rdP@ssw0rd")]
    [InlineData("Password!Password!")]
    [InlineData("passwordpassword1")]
    [InlineData("qwertyuiopasdfgh")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("abcdefghijklmnopq")]
    [InlineData("zyxwvutsrqponmlkj")]
    [InlineData("12345678901234567890")]
    [InlineData("111122223333444455")]
    [InlineData("letmeinletmeinletmein")]
    [InlineData("iloveyouiloveyou1")]
    [InlineData("January2026January")]
    [InlineData("kim.kestrel@oha.example")]
    [InlineData("KimKestrel20262026")]
    [InlineData("kestrel kestrel kestrel")]
    [InlineData("oregonhealthplan")]
    [InlineData("Oregon-Health-2026")]
    [InlineData("portalpassword12")]
    public void What_is_made_of_common_passwords_names_and_sequences_is_too_easy(string password) => Assert.Equal(TooEasy, Fault(password));

    [Theory]
    [InlineData("seven quiet herons wade")]
    [InlineData("correct horse battery staple")]
    [InlineData("orange monkey purple dragon")]
    [InlineData("kJ8#vQ2!mZ5@xW9$")]
    [InlineData("jmqwznrhvkdtxbc")]
    [InlineData("тихая рыжая выдра плывёт")]
    [InlineData("三つの静かな青い湖と七羽の鷺が飛ぶ")]
    [InlineData("the otter borrowed my umbrella")]
    public void Four_words_or_what_a_password_manager_makes_are_taken_without_rules_about_signs(string password) => Assert.Equal(None, Fault(password));

    private static PasswordRules.Fault Fault(string password) => PasswordRules.FaultOf(password, Own, Common);

    private static HashSet<string> Read()
    {
        using var file = new StreamReader(typeof(ApplicationServices).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. file.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#')];
    }
}

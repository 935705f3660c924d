using CcoPortal.Domain.Benefits;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcoPortal.UnitTests.Benefits;

public sealed class LetterCodesTests
{
    private static readonly IReadOnlyList<BenefitPackage> Packages = RealData.Edition.Facts.Packages;
    private static readonly IReadOnlyList<EnrollmentType> Types = RealData.Edition.Facts.EnrollmentTypes;

    private static readonly string[] Codes = [.. Types.Select(t => t.Code).Concat(Packages.SelectMany(p => p.Codes)).Distinct()];

#pragma warning disable CA1308 // People type small letters.
    private static readonly Func<string, string>[] WaysOfTyping =
    [
        code => code,
        code => code.ToLowerInvariant(),
        code => code[..1] + code[1..].ToLowerInvariant(),
        code => code[..^1] + "-" + code[^1],
        code => code[..^1] + " " + code[^1],
        code => code[..^1] + " - " + code[^1].ToString().ToLowerInvariant(),
        code => string.Join('.', code.ToCharArray()) + ".",
        code => string.Join(' ', code.ToCharArray()),
        code => code.Replace('O', '0').Replace('o', '0'),
        code => $"  ({code}),\r\n",
        code => $"“{code}”:",
        code => string.Join("- ", code.ToLowerInvariant().Replace('o', '0').ToCharArray()),
    ];
#pragma warning restore CA1308

    [Fact]
    public void Every_code_is_read_however_it_is_typed() => Assert.All(
        Codes.SelectMany(code => WaysOfTyping.Select(way => (code, Typed: way(code)))),
        x => Assert.Equal(Meant([x.code]), Said(Read(x.Typed))));

    [Fact]
    public void Several_codes_in_one_line_are_each_read_in_any_order_and_any_way()
    {
        var typed = Gen.Zip(Gen.Elements(Codes), Gen.Choose(0, WaysOfTyping.Length - 1));
        var lines = Gen.Zip(typed.NonEmptyListOf(), Gen.Elements(", ", " and ", "; ", "/", " + ", " & ", "\n", "\t", ": "));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true), Prop.ForAll(lines.ToArbitrary(), line =>
        {
            var (codes, separator) = line;
            var text = string.Join(separator, codes.Select(c => WaysOfTyping[c.Item2](c.Item1)));
            var (meant, said) = (Meant([.. codes.Select(c => c.Item1)]), Said(Read(text)));
            return (meant == said).Label($"“{text}” is read as {said}, not as {meant}");
        }));
    }

    [Fact]
    public void Whatever_is_typed_is_read_without_harm_and_nothing_twice()
    {
        string[] pieces = [.. Codes, "CCO", "0", "O", "9", "-", "–", " ", ",", ".", "\u00A0", "\u200F", "٩", "é", "ß", "İ", "\uD83D", "\0", "and", "y", "<b>"];
        var likely = Gen.ListOf(Gen.Elements(pieces)).Select(p => (string?)string.Concat(p));
        var text = Gen.OneOf(ArbMap.Default.GeneratorFor<string?>(), likely);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(4000).WithQuietOnSuccess(true), Prop.ForAll(text.ToArbitrary(), typed =>
        {
            var read = Read(typed ?? "");
            Assert.Equal(read.Types.Distinct(), read.Types);
            Assert.Equal(read.Packages.Distinct(), read.Packages);
            Assert.Equal(read.Unknown.Distinct(), read.Unknown);
            Assert.All(read.Unknown, u => Assert.Contains(u, typed!, StringComparison.Ordinal));
        }));
    }

    [Theory]
    [InlineData("CCOA BMH", "CCOA | ohp-plus | ")]
    [InlineData("bmh, cco-a", "CCOA | ohp-plus | ")]
    [InlineData("CC0A/BRG", "CCOA | bridge | ")]
    [InlineData("C.C.O.-B and B M P", "CCOB | ohp-plus-supplemental | ")]
    [InlineData("open card BMD", "open-card | limited-drug | ")]
    [InlineData("0PEN CARD", "open-card |  | ")]
    [InlineData("BMM BMD BMM", " | limited-drug | ")]
    [InlineData("DEN", " | cofa-dental veteran-dental | ")]
    [InlineData("CCOF DNT", "CCOF | veteran-dental | ")]
    [InlineData("DEN/DNT", " | cofa-dental veteran-dental | ")]
    [InlineData("CWX", " | cwm | ")]
    [InlineData("CAWEM KIT", " | cwm ohp-standard | ")]
    [InlineData("MED", " | qmb | ")]
    [InlineData("SLMB, SMF, QI", " | medicare-savings | ")]
    [InlineData("OHP Plus, CCO A", "CCOA | ohp-plus | ")]
    [InlineData("CCOA CCOG", "CCOA CCOG |  | ")]
    [InlineData("CCOC", " |  | CCOC")]
    [InlineData("CCO", " |  | CCO")]
    [InlineData("BMX ccoa bmx-1", "CCOA |  | BMX 1")]
    [InlineData("XYZ BMH XYZ", " | ohp-plus | XYZ")]
    [InlineData("", " |  | ")]
    [InlineData(" -- ,.;", " |  | ")]
    public void A_line_of_codes_is_read_as_people_mean_it(string typed, string read) => Assert.Equal(read, Said(Read(typed)));

    [Fact]
    public void An_ended_package_is_named_as_ended()
    {
        Assert.Equal(PackageStatus.Ended, Assert.Single(Read("CWX").Packages).Status);
        Assert.Equal(PackageStatus.Ended, Assert.Single(Read("kit").Packages).Status);
    }

    private static LetterCodes Read(string typed) => LetterCodes.Read(typed, Packages, Types);

    private static string Said(LetterCodes read) =>
        $"{Joined(read.Types.Select(t => t.Code))} | {Joined(read.Packages.Select(p => p.Slug))} | {Joined(read.Unknown)}";

    private static string Meant(IReadOnlyList<string> codes) =>
        $"{Joined(codes.Where(c => Types.Any(t => t.Code == c)))} | {Joined(codes.SelectMany(c => Packages.Where(p => p.Codes.Contains(c))).Select(p => p.Slug))} | ";

    private static string Joined(IEnumerable<string> words) => string.Join(' ', words.Distinct());
}

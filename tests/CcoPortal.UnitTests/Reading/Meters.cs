namespace CcoPortal.UnitTests.Reading;

/// <summary>The portal's meter for English, with the names of the real data left out.</summary>
internal static class PlainLanguage
{
    public const int MeasuredFrom = Domain.Reading.PlainEnglish.MeasuredFrom;
    public const double HighestGrade = Domain.Reading.PlainEnglish.HighestGrade;

    private static readonly Domain.Reading.PlainEnglish Meter = new(RealData.Edition.Facts);

    public static IReadOnlyList<string> Faults(string block) => Meter.Faults(block);

    public static double Grade(string text) => Meter.Grade(text);

    public static int Words(string text) => Meter.Words(text);
}

/// <summary>The portal's meter for Spanish, with the names of the real data left out.</summary>
internal static class PlainSpanish
{
    private static readonly Domain.Reading.PlainSpanish Meter = new(RealData.Edition.Facts);

    public static IReadOnlyList<string> RequiredTerms => Domain.Reading.PlainSpanish.RequiredTerms;

    public static IReadOnlyList<string> Faults(string block) => Meter.Faults(block);

    public static int Syllables(string word) => Domain.Reading.PlainSpanish.Syllables(word);
}

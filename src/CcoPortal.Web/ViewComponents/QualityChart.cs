using System.Globalization;
using System.Text;
using CcoPortal.Application;
using CcoPortal.Domain.Ccos;
using CcoPortal.Domain.Content;
using CcoPortal.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using static CcoPortal.Web.Copy.Say;

namespace CcoPortal.Web.ViewComponents;

/// <summary>Results of the whole state over the years: a small drawing of each, all in one scale, and the same as a table.</summary>
public sealed class QualityChart(Moment moment) : ViewComponent
{
    /// <summary>Units of a drawing; the line keeps to the inner part.</summary>
    public const int Width = 300, Height = 150, Left = 46, Inset = 30, Right = 26, Top = 22, Bottom = 30;

    public IViewComponentResult Invoke() => View(new Model(
        [.. moment.Edition.Facts.Measures.Where(m => m.Confidence != Confidence.Low).OrderBy(m => m.Order)]));

    public sealed record Model(IReadOnlyList<Measure> Measures)
    {
        public IReadOnlyList<int> Years { get; } = Measures.Count == 0 ? []
            : [.. Enumerable.Range(Measures.Min(m => m.Values[0].Year), Measures.Max(m => m.Values[^1].Year) - Measures.Min(m => m.Values[0].Year) + 1)];

        public double X(int year) => Left + Inset + ((Width - Left - Inset - Right) * (year - Years[0]) / (double)Math.Max(1, Years.Count - 1));

        /// <param name="percent">0 to 100: one scale for all, so that small changes look small.</param>
        public static double Y(decimal percent) => Height - Bottom - ((Height - Bottom - Top) * (double)percent / 100);

        /// <summary>The line, broken where a year is missing or counted in another way.</summary>
        public string Line(Measure measure)
        {
            var line = new StringBuilder();
            foreach (var value in measure.Values)
                line.Append(CultureInfo.InvariantCulture, $"{(measure.Follows(value.Year) ? 'L' : 'M')}{X(value.Year):0.#} {Y(value.Value):0.#}");
            return line.ToString();
        }

        public static string Say(decimal percent) => percent.ToString("0.#", Language.Current.Culture);

        public static string Goal(Measure measure) => measure.Goals switch
        {
            [] => T("none given"),
            [var only] => Say(only),
            [var first, .., var last] => T("{0}, later {1}", Say(first), Say(last)),
        };
    }
}

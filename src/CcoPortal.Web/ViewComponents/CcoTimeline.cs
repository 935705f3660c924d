using System.Globalization;
using System.Text;
using CcoPortal.Application;
using CcoPortal.Application.Ccos;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CcoPortal.Web.ViewComponents;

/// <summary>How the number of CCOs changed: a drawing of steps, and the same as a table.</summary>
public sealed class CcoTimeline(IMediator mediator, Moment moment) : ViewComponent
{
    /// <summary>Units of the drawing.</summary>
    public const int Width = 640, Height = 220, Left = 34, Bottom = 28, Top = 10;

    public async Task<IViewComponentResult> InvokeAsync() => View(new Model(await mediator.Send(new CountCcos.Query()), moment.Today));

    public sealed record Model(IReadOnlyList<CountCcos.Step> Steps, DateOnly Today)
    {
        public int Highest => Steps.Max(s => s.Count);

        /// <summary>The line: from each step to the next at its height, then straight to the next one's.</summary>
        public string Line
        {
            get
            {
                var line = new StringBuilder();
                foreach (var (at, step) in Steps.Index())
                    line.Append(CultureInfo.InvariantCulture, $"{(at == 0 ? 'M' : 'H')}{X(step.From):0.#}{(at == 0 ? ' ' : 'V')}{Y(step.Count):0.#}");
                return line.Append(CultureInfo.InvariantCulture, $"H{Width - 4}").ToString();
            }
        }

        public double X(DateOnly day) =>
            Left + ((Width - 4 - Left) * (day.DayNumber - Steps[0].From.DayNumber) / (double)Math.Max(1, Today.DayNumber - Steps[0].From.DayNumber));

        public double Y(int count) => Height - Bottom - ((Height - Bottom - Top) * count / (double)Highest);

        /// <summary>The first day of every second year on the drawing.</summary>
        public IEnumerable<DateOnly> Years => Enumerable.Range(Steps[0].From.Year + 1, Today.Year - Steps[0].From.Year).Where(y => y % 2 == 0).Select(y => new DateOnly(y, 1, 1));
    }
}

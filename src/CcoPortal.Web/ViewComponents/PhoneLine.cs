using CcoPortal.Application;
using CcoPortal.Domain.Ccos;
using Microsoft.AspNetCore.Mvc;

namespace CcoPortal.Web.ViewComponents;

/// <summary>A statewide phone line by its key, its number out of the data.</summary>
public sealed class PhoneLine(Moment moment) : ViewComponent
{
    /// <param name="line">For example <c>client-services</c>.</param>
    /// <param name="lead">With <paramref name="words"/>: the question before the number.</param>
    /// <param name="words">“Call {0}”.</param>
    /// <param name="tty">Say the TTY number too.</param>
    public IViewComponentResult Invoke(string line, string? lead = null, string? words = null, bool tty = false) =>
        View(new Model(moment.Edition.Contact(line), lead, words, tty));

    public sealed record Model(ContactLine Line, string? Lead, string? Words, bool Tty);
}

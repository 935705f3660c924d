using System.Globalization;
using System.Text.RegularExpressions;
using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using FluentValidation;
using MediatR;

namespace CcoPortal.Application.Reports;

/// <summary>A reader says that something on a page is wrong. It is kept for the editors, without a word on who said it.</summary>
public static partial class ReportPage
{
    public const int LongestWords = 500;

    public static readonly IReadOnlyList<string> Kinds = ["phone", "hours", "area", "text", "other"];

    /// <param name="Page">Path of the page, without a query.</param>
    /// <param name="Edition">Number of the edition that it showed.</param>
    /// <param name="Kind">One of <see cref="Kinds"/>.</param>
    /// <param name="Typed">May be empty.</param>
    public sealed record Command(string? Page, string? Edition, string? Kind, string? Typed) : IRequest
    {
        /// <summary>Without marks that cannot be kept; a line ends in one character, as the field's own limit counts it.</summary>
        internal string Words => string.Concat((Typed ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();
    }

    public static class Errors
    {
        public const string Kind = "report.kind", TooLong = "report.too-long", Page = "report.page";
    }

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Must(k => k is not null && Kinds.Contains(k)).WithErrorCode(Errors.Kind);
            RuleFor(c => c.Typed).Must((command, _) => command.Words.Length <= LongestWords).WithErrorCode(Errors.TooLong);
            RuleFor(c => c.Page).Must((command, page) => page is not null && PageOfFacts().IsMatch(page) && Number(command.Edition) is >= 1).WithErrorCode(Errors.Page);
        }
    }

    public sealed class Handler(Moment moment, PortalStore store) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command request, CancellationToken cancellationToken) => store.AskAsync(async db =>
        {
            db.Add(new PageReportRow(0, request.Page!, Number(request.Edition)!.Value, request.Kind!, request.Words is { Length: > 0 } words ? words : null, moment.Today));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        });
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    [GeneratedRegex(@"^(?=.{1,300}\z)(/[a-z]{2})?/(areas|ccos|counties|benefits|help|learn)(/[a-z0-9,-]+){1,2}\z", RegexOptions.IgnoreCase)]
    private static partial Regex PageOfFacts();
}

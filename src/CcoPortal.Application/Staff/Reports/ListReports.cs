using CcoPortal.Data;
using CcoPortal.Data.Configurations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Reports;

/// <summary>What do readers say is wrong?</summary>
public static class ListReports
{
    public const int Most = 200;

    public sealed record Query : IRequest<Result>;

    /// <param name="Reports">The oldest first, at most <see cref="Most"/>.</param>
    /// <param name="All">How many there are.</param>
    public sealed record Result(IReadOnlyList<PageReportRow> Reports, int All);

    public sealed class Handler(PortalStore store) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query request, CancellationToken cancellationToken) => store.AskAsync(async db => new Result(
            await db.PageReports.AsNoTracking().OrderBy(r => r.Id).Take(Most).ToListAsync(cancellationToken), await db.PageReports.CountAsync(cancellationToken)));
    }
}

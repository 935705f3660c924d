using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Staff.Reports;

/// <summary>A reader's report is dealt with, and deleted: its words may say who wrote it. What was done about it stays in the audit.</summary>
public static class CloseReport
{
    /// <param name="Fixed">Whether it was right; else it was looked at and found wrong, or beside the point.</param>
    [For(StaffRole.Editor, StaffRole.Reviewer)]
    public sealed record Command(long Report, bool Fixed) : IRequest, IChangeSet;

    public sealed class Handler(ChangeSet set) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (await set.Db.PageReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Report, cancellationToken) is not { } report)
                return Unit.Value;
            await set.Db.PageReports.Where(r => r.Id == request.Report).ExecuteDeleteAsync(cancellationToken);
            set.Audit(new ReportClosed(report.Page, report.Kind, report.Edition, request.Fixed));
            return Unit.Value;
        }
    }
}

using CcoPortal.Application.Staff.Editing;
using CcoPortal.Data.Editions;
using MediatR;

namespace CcoPortal.Application.Staff.Spreadsheets;

/// <summary>All published records of a kind as a spreadsheet.</summary>
public static class ExportRecords
{
    /// <param name="Kind">One of <see cref="Sheet.Kinds"/>.</param>
    public sealed record Query(string Kind) : IRequest<byte[]?>;

    public sealed class Handler(Moment moment) : IRequestHandler<Query, byte[]?>
    {
        public Task<byte[]?> Handle(Query request, CancellationToken cancellationToken) => Task.FromResult(!Sheet.Kinds.Contains(request.Kind) ? null
            : Sheet.Write(RecordForm.Of(request.Kind), [.. RecordJson.Records(moment.Edition.Facts).Where(r => r.Kind == request.Kind).Select(r => RecordForm.Of(request.Kind).Fields(r.Body))], moment.Edition.Number));
    }
}

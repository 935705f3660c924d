using System.Security.Cryptography;
using CcoPortal.Application.Staff;
using CcoPortal.Data;
using CcoPortal.Domain.Audit;
using CcoPortal.Domain.Desk;
using CcoPortal.Domain.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CcoPortal.Application.Desk;

/// <summary>Someone is about to call back, and asks for the number. It is given for what the caller agreed to, when that is due, and the audit says to whom.</summary>
public static class ShowNumber
{
    [For(StaffRole.Agent, StaffRole.Supervisor)]
    public sealed record Command(Guid Call, CallBackPurpose Purpose) : IRequest<Result>, IChangeSet;

    /// <param name="Number">Like 503-555-0142; null when it cannot be read, since it was encrypted with another key.</param>
    public sealed record Result(string? Number);

    public sealed class Handler(ChangeSet set, Moment moment, FieldCipher? cipher = null) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var row = await set.Db.CallBacks.AsNoTracking().SingleOrDefaultAsync(b => b.Call == request.Call && b.Purpose == request.Purpose, cancellationToken);
            if (row is not { Done: null, Number: { } number })
                throw Refusal.Of("", EndCallBack.IsDone);
            if (request.Purpose == CallBackPurpose.IfWrong && (await Recalls.LoadAsync(set.Db, moment.Edition, set.Db.CallFacts.Where(f => f.Call == request.Call), cancellationToken)).All(c => c.Calls.Count == 0))
                throw Refusal.Of("", "Nothing that was said in this call was corrected, so its number is not shown.");
            string phone;
            try
            {
                phone = (cipher ?? throw new CryptographicException("No key is set.")).Decrypt(number, request.Call);
            }
            catch (CryptographicException)
            {
                return new(null);
            }

            set.Audit(new CallBackNumberShown(request.Call, request.Purpose.ToString()));
            return new(phone);
        }
    }
}

using CcoPortal.Domain.Staff;

namespace CcoPortal.Application.Staff.People;

internal static class StaffRoles
{
    /// <returns>Null for anything but a role's own name; numbers, which an enum would take too, are none.</returns>
    public static StaffRole? Read(string? typed) => Enum.GetNames<StaffRole>().Contains(typed, StringComparer.Ordinal) ? Enum.Parse<StaffRole>(typed!) : null;
}

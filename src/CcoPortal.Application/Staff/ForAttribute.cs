using CcoPortal.Domain.Staff;

namespace CcoPortal.Application.Staff;

/// <summary>Whose roles may send a command. The pipeline asks, so that no page and no forged address gets past it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAttribute(params StaffRole[] roles) : Attribute
{
    public IReadOnlyList<StaffRole> Roles { get; } = roles;
}

/// <summary>Someone asked for what their role may not do.</summary>
public sealed class NotAllowedException() : Exception("The role may not do this.");

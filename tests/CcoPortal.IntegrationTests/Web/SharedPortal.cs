using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CcoPortal.IntegrationTests.Web;

/// <summary>One portal at noon of November 22, 2026 for all tests that neither move its clock nor publish.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPortal : ICollectionFixture<PortalFactory>
{
    public const string Name = "one portal";
}

internal static class PortalFacts
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>What the portal answers from.</summary>
    public static Edition Edition(this PortalFactory portal) => portal.Services.GetRequiredService<CurrentEdition>().OrNull!;
}

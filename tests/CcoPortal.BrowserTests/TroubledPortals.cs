using CcoPortal.Application.Contacts;
using CcoPortal.Data.Editions;
using CcoPortal.Domain.Editions;
using CcoPortal.IntegrationTests;
using CcoPortal.IntegrationTests.Web;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CcoPortal.BrowserTests;

/// <summary>A portal that takes one look-up a minute, whose contact lines break, and that has no key for e-mail addresses. It shares the other portal's database.</summary>
public sealed class TroubledPortal(PortalFactory healthy) : PortalFactory
{
    public override Task InitializeAsync()
    {
        foreach (var key in new[] { "ConnectionStrings:Portal", "ConnectionStrings:PortalOwner" })
            Settings[key] = healthy.Settings[key];
        Settings["Portal:RateLimit:LookupsPerMinute"] = "1";
        Settings.Remove("Portal:FieldKey");
        return Task.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddTransient<IRequestHandler<ListContacts.Query, ListContacts.Result>, BrokenLines>());
    }

    private sealed class BrokenLines : IRequestHandler<ListContacts.Query, ListContacts.Result>
    {
        public Task<ListContacts.Result> Handle(ListContacts.Query request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Broken for a test.");
    }
}

/// <summary>A portal with a notice of every level above every page. It shares the other portal's database.</summary>
public sealed class NoticedPortal(PortalFactory other) : PortalFactory
{
    public override Task InitializeAsync()
    {
        foreach (var key in new[] { "ConnectionStrings:Portal", "ConnectionStrings:PortalOwner" })
            Settings[key] = other.Settings[key];
        return Task.CompletedTask;
    }

    /// <summary>Answers from the same edition with notices: its number and moment stay, so the keeper leaves it.</summary>
    public void ShowNotices()
    {
        var current = Services.GetRequiredService<CurrentEdition>();
        var edition = current.OrNull!;
        current.Replace(new Edition(edition.Number, edition.PublishedAt, edition.Facts.With(SampleNotices.All)));
    }
}

/// <summary>A portal that has just started: no edition is loaded, and none comes.</summary>
public sealed class EmptyPortal : PortalFactory
{
    public override Task InitializeAsync() => Task.CompletedTask;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            // The keeper is registered through a function, so it is known by what that returns.
            foreach (var keeper in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory?.Method.ReturnType == typeof(EditionKeeper)).ToList())
                services.Remove(keeper);
        });
    }
}

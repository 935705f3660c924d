using CcoPortal.Application.Desk;
using CcoPortal.Application.Pipeline;
using CcoPortal.Application.Staff;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CcoPortal.Application;

/// <summary>Registers every handler and validator of this assembly, and the pipeline in its order.</summary>
public static class ApplicationServices
{
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<Viewing>();
        services.AddScoped<Moment>();
        services.AddScoped<Actor>();
        services.AddScoped<ChangeSet>();
        services.AddSingleton<MailsOfAgent>();
        services.AddSingleton<SentForms>();
        services.AddSingleton<WrongCodes>();
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ChangeSetBehavior<,>));
        foreach (var type in typeof(ApplicationServices).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var served in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                if (served.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
                    services.AddTransient(served, type);
                else if (served.GetGenericTypeDefinition() == typeof(IValidator<>))
                    services.AddSingleton(served, type); // Its rules are built by the constructor, which costs more than all else in a look-up.
            }
        }

        return services;
    }
}

using CcoPortal.Application.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CcoPortal.Application;

/// <summary>Registers every handler and validator of this assembly, and the pipeline in its order.</summary>
public static class ApplicationServices
{
    private static readonly Type[] Open = [typeof(IRequestHandler<,>), typeof(IValidator<>)];

    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<Moment>();
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        foreach (var type in typeof(ApplicationServices).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var served in type.GetInterfaces().Where(i => i.IsGenericType && Open.Contains(i.GetGenericTypeDefinition())))
                services.AddTransient(served, type);
        }

        return services;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsBot.Desk;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace NewsBot.Discord.Operations;

/// <summary>Registers what operators monitor the bot with: health endpoints, metrics and traces.</summary>
internal static class OperationsServices
{
    // The exporter's own variable. Nothing is exported if it is not set.
    private const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HealthOptions>().Bind(configuration.GetSection(HealthOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HealthOptions>, HealthOptionsCheck>();
        services.AddSingleton<GatewayMetrics>();
        services.AddHostedService<HealthEndpoints>();
        if (string.IsNullOrWhiteSpace(configuration[CollectorVariable])) return services;
        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(DeskMetrics.Name, GatewayMetrics.Name).AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(DeskMetrics.Name).AddOtlpExporter());
        return services;
    }
}

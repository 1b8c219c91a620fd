using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Desk;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace NewsBot.Discord.Operations;

/// <summary>What whoever runs the bot watches it by.</summary>
internal static class OperationsServices
{
    // The exporter's own variable; without it there is nowhere to send anything.
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HealthOptions>().Bind(configuration.GetSection(HealthOptions.Section)).ValidateOnStart();
        services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<HealthOptions>, HealthOptionsCheck>();
        services.AddSingleton<GatewayMetrics>();
        services.AddHostedService<HealthEndpoints>();
        if (string.IsNullOrWhiteSpace(configuration[Collector])) return services;
        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(DeskMetrics.Name, GatewayMetrics.Name).AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(DeskMetrics.Name).AddOtlpExporter());
        return services;
    }
}

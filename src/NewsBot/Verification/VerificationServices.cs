using Microsoft.Extensions.DependencyInjection;
using NewsBot.Verification.Messages;

namespace NewsBot.Verification;

/// <summary>Registers the services that check claims against sources.</summary>
internal static class VerificationServices
{
    public static IServiceCollection AddVerification(this IServiceCollection services) =>
        services
            .AddSingleton<ClaimChecker>()
            .AddSingleton<WordMeaning>()
            .AddSingleton<ClaimExtractor>()
            .AddSingleton<ClaimVerifier>();
}

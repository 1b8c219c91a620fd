using Microsoft.Extensions.Options;

namespace NewsBot;

/// <summary>Holds the options against the rules that stand at their properties.</summary>
[OptionsValidator]
internal sealed partial class NewsBotOptionsValidator : IValidateOptions<NewsBotOptions>;

/// <summary>Holds the options against one another. Both validators run, so that all errors are told at once.</summary>
internal sealed class NewsBotOptionsCrossCheck : IValidateOptions<NewsBotOptions>
{
    private const string Model = $"{NewsBotOptions.Section}:{nameof(NewsBotOptions.Model)}";

    public ValidateOptionsResult Validate(string? name, NewsBotOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        var model = options.Model ?? new ModelOptions();
        if (!Enum.IsDefined(model.Provider))
            result.AddError($"{Model}:{nameof(model.Provider)} is {model.Provider}; choose one of {string.Join(", ", Enum.GetNames<ModelProvider>())}");
        if (model.Provider != ModelProvider.None && string.IsNullOrWhiteSpace(model.Name))
            result.AddError($"{Model}:{nameof(model.Name)} is missing; name the model that {model.Provider} is to run");
        if (!string.IsNullOrEmpty(model.Endpoint) && !IsWebAddress(model.Endpoint))
            result.AddError($"{Model}:{nameof(model.Endpoint)} is no absolute http(s) address; write it like http://localhost:8080/v1");
        return result.Build();
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0;
}

using Microsoft.Extensions.Options;
using NewsBot.Ingestion.Web;

namespace NewsBot;

/// <summary>Checks the options against the rules declared at their properties.</summary>
[OptionsValidator]
internal sealed partial class NewsBotOptionsValidator : IValidateOptions<NewsBotOptions>;

/// <summary>Checks the options against each other. Both validators run, so that all errors are reported at once.</summary>
internal sealed class NewsBotOptionsCrossCheck : IValidateOptions<NewsBotOptions>
{
    private const string Web = $"{NewsBotOptions.Section}:{nameof(NewsBotOptions.Web)}";

    // The longest that leaves the whole User-Agent within what servers commonly take.
    private const int ContactLength = 200;

    private const string Model = $"{NewsBotOptions.Section}:{nameof(NewsBotOptions.Model)}";

    public ValidateOptionsResult Validate(string? name, NewsBotOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var problem in options.UnreadableValues) result.AddError(problem);
        Check(options.Model ?? new ModelOptions(), Model, result);
        if (options.Model is { SecondOpinion: { Enabled: true } second } model && model.Provider != ModelProvider.None)
            Check(second, model, result);
        for (var i = 0; i < options.Feeds.Count; i++)
            if (!IsWebAddress(options.Feeds[i]))
                result.AddError(
                    $"{NewsBotOptions.Section}:{nameof(options.Feeds)}:{i} is {options.Feeds[i]}, which is no absolute "
                        + "http(s) address; write it like https://example.org/feed.xml");
        Check(options.Quota ?? new QuotaOptions(), result);
        Check(options.Web ?? new WebOptions(), result);
        return result.Build();
    }

    private static void Check(SecondOpinionOptions second, ModelOptions model, ValidateOptionsResultBuilder result)
    {
        const string section = $"{Model}:{nameof(ModelOptions.SecondOpinion)}";
        if (second.Provider == ModelProvider.None)
            result.AddError(
                $"{section}:{nameof(second.Provider)} is None; to do without a second opinion set "
                    + $"{section}:{nameof(second.Enabled)} to false");
        else if (second.IsSameServer(model)) CheckKey(second.ApiKey, section, result);
        else Check(second.Resolve(model), section, result);
    }

    private static void Check(ModelOptions model, string section, ValidateOptionsResultBuilder result)
    {
        var isAzure = model.Provider == ModelProvider.AzureOpenAI;
        if (!Enum.IsDefined(model.Provider))
            result.AddError(
                $"{section}:{nameof(model.Provider)} is {model.Provider}; choose one of "
                    + $"{string.Join(", ", Enum.GetNames<ModelProvider>())}");
        if (model.Provider != ModelProvider.None && string.IsNullOrWhiteSpace(model.Name))
            result.AddError(
                $"{section}:{nameof(model.Name)} is missing; name the {(isAzure ? "deployment" : "model")} that "
                    + $"{model.Provider} is to run");
        if (!string.IsNullOrWhiteSpace(model.Endpoint) && !IsWebAddress(model.Endpoint))
            result.AddError(
                $"{section}:{nameof(model.Endpoint)} is no absolute http(s) address; write it like http://localhost:8080/v1");
        if (isAzure && string.IsNullOrWhiteSpace(model.Endpoint))
            result.AddError(
                $"{section}:{nameof(model.Endpoint)} is missing; name your resource's address, like "
                    + "https://NAME.openai.azure.com");
        if (model.TokensPerDay < 1)
            result.AddError(
                $"{section}:{nameof(model.TokensPerDay)} is {model.TokensPerDay}; give 1 or more, or leave it out for no limit");
        if (model.TokensPerCommunityPerDay < 1)
            result.AddError(
                $"{section}:{nameof(model.TokensPerCommunityPerDay)} is {model.TokensPerCommunityPerDay}; give 1 or more, or "
                    + "leave it out for no limit");
        CheckKey(model.ApiKey, section, result);
    }

    private static void CheckKey(string? key, string section, ValidateOptionsResultBuilder result)
    {
        if (CannotBeSent(key))
            result.AddError($"{section}:{nameof(ModelOptions.ApiKey)} holds a blank or a letter that no key has; copy it again");
    }

    private static void Check(QuotaOptions quota, ValidateOptionsResultBuilder result)
    {
        var numbers = new[]
        {
            (nameof(quota.QuestionsPerMember), quota.QuestionsPerMember),
            (nameof(quota.QuestionsPerCommunity), quota.QuestionsPerCommunity),
            (nameof(quota.FeedsPerCommunity), quota.FeedsPerCommunity),
        };
        foreach (var (key, value) in numbers)
            if (value < 1)
                result.AddError($"{NewsBotOptions.Section}:{nameof(NewsBotOptions.Quota)}:{key} is {value}; give 1 or more");
    }

    private static void Check(WebOptions web, ValidateOptionsResultBuilder result)
    {
        foreach (var (i, host) in (web.PrivateHosts ?? []).Index())
            if (!PrivateHosts.IsValidEntry(host))
                result.AddError(
                    $"{Web}:{nameof(web.PrivateHosts)}:{i} is \"{host}\"; write a host name, an IP address or a network like "
                        + "10.1.0.0/16");
        // It stands in brackets in a header.
        var contact = web.Contact ?? "";
        if (contact.Length > ContactLength || contact.Any(letter => letter is < ' ' or > '~' or '(' or ')' or '\\'))
            result.AddError(
                $"{Web}:{nameof(web.Contact)} is too long or holds brackets or letters beyond ASCII; write a mail or web "
                    + "address");
    }

    // The key is sent in a header. HttpClient's error for an invalid header value would contain the key, so it is checked here.
    internal static bool CannotBeSent(string? key) => key?.Trim().Any(letter => letter is <= ' ' or > '~') ?? false;

    internal static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0;
}

using System.Globalization;
using Microsoft.Extensions.Options;

namespace NewsBot.Discord;

/// <summary>The configuration section <c>NewsBot:Discord</c>.</summary>
public sealed class DiscordOptions
{
    public const string Section = "NewsBot:Discord";

    /// <summary>
    /// The bot's token from Discord's developer portal. It is a secret: set it in the environment or user secrets, never in a
    /// file.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>The address of another server that implements Discord's API, for tests. Default: Discord's own.</summary>
    public string? RestUrl { get; set; }

    /// <summary>How many shards this process serves; 1 or more. Default: as many as Discord recommends.</summary>
    public int? Shards { get; set; }

    /// <summary>
    /// True to answer questions without a mention in threads that the bot opened. Discord must have granted the intent "Message
    /// Content". Default: false.
    /// </summary>
    public bool ReadThreads { get; set; }
}

/// <summary>Validates the options.</summary>
internal sealed class DiscordOptionsCheck : IValidateOptions<DiscordOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.Token))
            result.AddError(
                $"{DiscordOptions.Section}:{nameof(options.Token)} is missing; take the bot's token from "
                + "https://discord.com/developers/applications (Bot, Reset Token) "
                + "and set it in the environment as NewsBot__Discord__Token");
        else if (options.Token.Any(letter => letter is <= ' ' or > '~'))
            result.AddError(
                $"{DiscordOptions.Section}:{nameof(options.Token)} holds a blank or a letter that no token has; copy it again");
        if (!string.IsNullOrWhiteSpace(options.RestUrl)
            && !(Uri.TryCreate(options.RestUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            result.AddError(
                $"{DiscordOptions.Section}:{nameof(options.RestUrl)} is no absolute http(s) address; "
                + "leave it out for Discord's own");
        if (options.Shards < 1)
            result.AddError(
                $"{DiscordOptions.Section}:{nameof(options.Shards)} is "
                + $"{options.Shards.Value.ToString(CultureInfo.InvariantCulture)}; "
                + "give 1 or more, or leave it out for as many as Discord recommends");
        return result.Build();
    }
}

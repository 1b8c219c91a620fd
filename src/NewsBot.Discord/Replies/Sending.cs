using System.Net;
using Discord;
using Discord.Net;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;

namespace NewsBot.Discord.Replies;

/// <summary>What every message to Discord has in common.</summary>
internal static class Sending
{
    /// <summary>Nobody is pinged, whatever a message says, nor is whoever it replies to.</summary>
    public static AllowedMentions Nobody => new(AllowedMentionTypes.None) { MentionRepliedUser = false };

    /// <summary>
    /// Discord.Net waits where Discord wants it slower; all else is for the desk to try again. Its own limit of time would be
    /// over before a queue of many is through.
    /// </summary>
    public static RequestOptions Options(CancellationToken cancellationToken) =>
        new() { CancelToken = cancellationToken, RetryMode = RetryMode.RetryRatelimit, Timeout = 60_000, UseSystemClock = false };

    public static MessageComponent? Buttons(OutgoingMessage post)
    {
        if (post.Buttons.Count == 0) return null;
        var components = new ComponentBuilder();
        foreach (var button in post.Buttons) components.WithButton(button.Label, button.Id, ButtonStyle.Secondary);
        return components.Build();
    }

    public static IEnumerable<FileAttachment> Files(OutgoingMessage post) =>
        post.Files.Select(file => new FileAttachment(new MemoryStream(file.Content.ToArray()), file.Name, file.Description));

    public static void Set(MessageProperties message, OutgoingMessage post)
    {
        message.Content = post.Text;
        message.AllowedMentions = Nobody;
        message.Components = Buttons(post) ?? new ComponentBuilder().Build();
        message.Flags = MessageFlags.SuppressEmbeds;
        if (post.Files.Count > 0) message.Attachments = new Optional<IEnumerable<FileAttachment>>(Files(post));
    }

    /// <summary>Runs what asks something of Discord.</summary>
    /// <exception cref="PostFailedException">What was thrown, in the desk's words.</exception>
    public static async Task<T> TryAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (HttpException exception)
        {
            throw new PostFailedException(FailureOf(exception), exception.Message, exception);
        }
        catch (Exception exception)
            when (exception is RateLimitedException or HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            })
        {
            // It was never sent.
            throw new PostFailedException(PostFailure.Transient, exception.Message, exception);
        }
        catch (Exception exception)
            when (exception is TimeoutException or HttpRequestException or OperationCanceledException or IOException)
        {
            throw new PostFailedException(PostFailure.Uncertain, exception.Message, exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // Discord.Net's own checks.
            throw new PostFailedException(PostFailure.Refused, exception.Message, exception);
        }
    }

    /// <summary>The same for what may be done again without harm.</summary>
    /// <exception cref="PostFailedException">What was thrown, in the desk's words; never that it is uncertain.</exception>
    public static async Task<T> TryAgainAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await TryAsync(action);
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Uncertain)
        {
            throw new PostFailedException(PostFailure.Transient, exception.Message, exception);
        }
    }

    /// <inheritdoc cref="TryAgainAsync{T}"/>
    public static Task TryAgainAsync(Func<Task> action) => TryAgainAsync(async () =>
    {
        await action();
        return true;
    });

    /// <inheritdoc cref="TryAsync{T}"/>
    public static Task TryAsync(Func<Task> action) => TryAsync(async () =>
    {
        await action();
        return true;
    });

    private static PostFailure FailureOf(HttpException exception) => (exception.DiscordCode, exception.HttpCode) switch
    {
        (DiscordErrorCode.UnknownInteraction or DiscordErrorCode.InvalidWebhookToken, _) => PostFailure.TooLate,
        (_, HttpStatusCode.Forbidden) => PostFailure.Forbidden,
        (_, HttpStatusCode.NotFound) => PostFailure.Gone,
        (_, >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout) =>
            PostFailure.Transient,
        _ => PostFailure.Refused,
    };
}

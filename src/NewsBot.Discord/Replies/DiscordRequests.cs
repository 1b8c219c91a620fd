using System.Net;
using Discord;
using Discord.Net;
using NewsBot.Desk.Chat;
using NewsBot.Desk.Rendering;

namespace NewsBot.Discord.Replies;

/// <summary>Creates the parts of messages to Discord, and translates its exceptions into those of the desk.</summary>
internal static class DiscordRequests
{
    /// <summary>
    /// Allows no mentions: nobody is notified, whatever a message says, not even the author of the message replied to.
    /// </summary>
    public static AllowedMentions NoMentions => new(AllowedMentionTypes.None) { MentionRepliedUser = false };

    /// <summary>
    /// Creates the options of a request. Discord.Net itself only waits for rate limits; the desk retries everything else. The
    /// timeout is longer than the default, which would expire while many requests queue.
    /// </summary>
    public static RequestOptions CreateOptions(CancellationToken cancellationToken) =>
        new() { CancelToken = cancellationToken, RetryMode = RetryMode.RetryRatelimit, Timeout = 60_000, UseSystemClock = false };

    public static MessageComponent? CreateButtons(OutgoingMessage post)
    {
        if (post.Buttons.Count == 0) return null;
        var components = new ComponentBuilder();
        foreach (var button in post.Buttons) components.WithButton(button.Label, button.Id, ButtonStyle.Secondary);
        return components.Build();
    }

    public static IEnumerable<FileAttachment> CreateFiles(OutgoingMessage post) =>
        post.Files.Select(file => new FileAttachment(new MemoryStream(file.Content.ToArray()), file.Name, file.Description));

    public static void Apply(MessageProperties message, OutgoingMessage post)
    {
        message.Content = post.Text;
        message.AllowedMentions = NoMentions;
        message.Components = CreateButtons(post) ?? new ComponentBuilder().Build();
        message.Flags = MessageFlags.SuppressEmbeds;
        if (post.Files.Count > 0) message.Attachments = new Optional<IEnumerable<FileAttachment>>(CreateFiles(post));
    }

    /// <summary>Replaces a message with its files and buttons, or deletes it if there is nothing in its place.</summary>
    /// <exception cref="PostFailedException">The request failed.</exception>
    public static Task ReplaceAsync(
        IMessageChannel? channel, string id, OutgoingMessage? post, CancellationToken cancellationToken)
    {
        if (channel is null || DiscordIds.Parse(id) is not ("message", var message))
            throw new PostFailedException(PostFailure.Gone, "the message is not there any more");
        return RunRepeatableAsync(() => post is null
            ? channel.DeleteMessageAsync(message, CreateOptions(cancellationToken))
            : channel.ModifyMessageAsync(
                message,
                properties =>
                {
                    Apply(properties, post);
                    properties.Attachments = new Optional<IEnumerable<FileAttachment>>(CreateFiles(post));
                },
                CreateOptions(cancellationToken)));
    }

    /// <summary>Runs a request to Discord.</summary>
    /// <exception cref="PostFailedException">The request failed; the kind of failure is translated.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (HttpException exception)
        {
            throw new PostFailedException(ToPostFailure(exception), exception.Message, exception);
        }
        catch (Exception exception)
            when (exception is RateLimitedException or HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            })
        {
            // The request was never sent.
            throw new PostFailedException(PostFailure.Transient, exception.Message, exception);
        }
        catch (Exception exception)
            when (exception is TimeoutException or HttpRequestException or OperationCanceledException or IOException)
        {
            throw new PostFailedException(PostFailure.Uncertain, exception.Message, exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // Discord.Net's own checks reject the content.
            throw new PostFailedException(PostFailure.Refused, exception.Message, exception);
        }
    }

    /// <summary>Runs a request that may be repeated without harm, so that an uncertain failure counts as transient.</summary>
    /// <exception cref="PostFailedException">The request failed; never as <see cref="PostFailure.Uncertain"/>.</exception>
    public static async Task<T> RunRepeatableAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await RunAsync(action);
        }
        catch (PostFailedException exception) when (exception.Failure == PostFailure.Uncertain)
        {
            throw new PostFailedException(PostFailure.Transient, exception.Message, exception);
        }
    }

    /// <inheritdoc cref="RunRepeatableAsync{T}"/>
    public static Task RunRepeatableAsync(Func<Task> action) => RunRepeatableAsync(async () =>
    {
        await action();
        return true;
    });

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(Func<Task> action) => RunAsync(async () =>
    {
        await action();
        return true;
    });

    private static PostFailure ToPostFailure(HttpException exception) => (exception.DiscordCode, exception.HttpCode) switch
    {
        (DiscordErrorCode.UnknownInteraction or DiscordErrorCode.InvalidWebhookToken, _) => PostFailure.TooLate,
        (_, HttpStatusCode.Forbidden) => PostFailure.Forbidden,
        (_, HttpStatusCode.NotFound) => PostFailure.Gone,
        (_, >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout) =>
            PostFailure.Transient,
        _ => PostFailure.Refused,
    };
}

using NewsBot.Desk.Rendering;
using NewsBot.Desk.Subscriptions;
using NewsBot.Storage;
using NewsBot.Storage.Answers;

namespace NewsBot.Desk.Chat;

/// <summary>Handles the buttons below answers and alerts.</summary>
internal sealed class ButtonHandler(AnswerLog answers, SubscriptionService subscriptions, PostRetries retries)
{
    /// <summary>
    /// Carries out the action of a button and replies privately to the member who pressed it. Buttons with an unknown id are
    /// ignored.
    /// </summary>
    /// <exception cref="ArchiveException">The answer cannot be read.</exception>
    /// <exception cref="PostFailedException">The member could not be reached.</exception>
    public async Task HandleAsync(ButtonPress press, ReplyChannel channel, CancellationToken cancellationToken)
    {
        if (AnswerButton.Parse(press.ButtonId) is null && SubscriptionButton.Parse(press.ButtonId) is null) return;
        await retries.RunQuicklyAsync(() => channel.AcknowledgeAsync(isPrivate: true, cancellationToken), cancellationToken);
        foreach (var post in await ExecuteAsync(press, cancellationToken))
            await retries.RunAsync(() => channel.PostAsync(post, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<OutgoingMessage>> ExecuteAsync(ButtonPress press, CancellationToken cancellationToken)
    {
        if (SubscriptionButton.Parse(press.ButtonId) is { } alert)
            return [new OutgoingMessage(
                await subscriptions.HandleButtonAsync(alert, press.Asker, press.Location.Community, cancellationToken))];
        if (AnswerButton.Parse(press.ButtonId) is not { } button) return [];
        if (await answers.FindAsync(button.AnswerKey, cancellationToken) is not { } stored
            || stored.Community != press.Location.Community)
            return [new OutgoingMessage("This answer is not kept any more.")];
        if (button.Action == AnswerAction.Sources)
            return [.. MessageSplitter.Split(ReplyRenderer.RenderQuotes(stored.Citations))
                .DefaultIfEmpty("This answer cites nothing.").Select(page => new OutgoingMessage(page))];
        var isUseful = button.Action == AnswerAction.Useful;
        await answers.RateAsync(button.AnswerKey, press.Asker.Member, isUseful, cancellationToken);
        return [new OutgoingMessage(isUseful
            ? "Noted: it was useful. Thank you."
            : "Noted: it was not useful. Thank you. “Sources & quotes” shows what it rests on.")];
    }
}

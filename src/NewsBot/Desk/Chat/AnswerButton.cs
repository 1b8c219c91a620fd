using System.Globalization;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>The actions that the buttons below an answer offer. The names are part of button ids and must not change.</summary>
internal enum AnswerAction
{
    /// <summary>Shows the sentences that the answer cites.</summary>
    Sources,

    /// <summary>Opens a form for a follow-up question.</summary>
    Follow,

    /// <summary>Rates the answer as useful.</summary>
    Useful,

    /// <summary>Rates the answer as not useful.</summary>
    Useless,
}

/// <summary>
/// A button below an answer, or the form that a button opens. Its id identifies action and answer, so that a button still works
/// after a restart.
/// </summary>
/// <param name="Action">The action of the button.</param>
/// <param name="AnswerKey">The key of the stored answer.</param>
internal readonly record struct AnswerButton(AnswerAction Action, long AnswerKey)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Action.ToString().ToLowerInvariant()}:{AnswerKey}");

    /// <summary>Creates the buttons below an answer.</summary>
    public static IReadOnlyList<MessageButton> CreateButtons(long answer) =>
    [
        new MessageButton(new AnswerButton(AnswerAction.Sources, answer).Id, "Sources & quotes"),
        new MessageButton(new AnswerButton(AnswerAction.Follow, answer).Id, "Follow up"),
        new MessageButton(new AnswerButton(AnswerAction.Useful, answer).Id, "Useful"),
        new MessageButton(new AnswerButton(AnswerAction.Useless, answer).Id, "Not useful"),
    ];

    /// <summary>Parses the id of a button or form; null if it is not one of these.</summary>
    public static AnswerButton? Parse(string id) =>
        id.Split(':') is [var action, var key]
            && Enum.TryParse<AnswerAction>(action, ignoreCase: true, out var parsed)
            && Enum.IsDefined(parsed) && !char.IsAsciiDigit(action[0])
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var answer)
            ? new AnswerButton(parsed, answer) : null;
}

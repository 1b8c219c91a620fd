using System.Globalization;
using NewsBot.Desk.Rendering;

namespace NewsBot.Desk.Chat;

/// <summary>What can be done with an answer.</summary>
internal enum AnswerAction
{
    /// <summary>See the sentences that it rests on.</summary>
    Sources,

    /// <summary>Ask on.</summary>
    Follow,

    /// <summary>Say that it was of use.</summary>
    Useful,

    /// <summary>Say that it was not.</summary>
    Useless,
}

/// <summary>
/// A button below an answer, or the form that one opens. Its id says all that is needed to know it after a restart.
/// </summary>
/// <param name="Action">What it does.</param>
/// <param name="Answer">The key of the answer that it is about.</param>
internal readonly record struct AnswerButton(AnswerAction Action, long Answer)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Action.ToString().ToLowerInvariant()}:{Answer}");

    public static IReadOnlyList<MessageButton> Of(long answer) =>
    [
        new MessageButton(new AnswerButton(AnswerAction.Sources, answer).Id, "Sources & quotes"),
        new MessageButton(new AnswerButton(AnswerAction.Follow, answer).Id, "Follow up"),
        new MessageButton(new AnswerButton(AnswerAction.Useful, answer).Id, "Useful"),
        new MessageButton(new AnswerButton(AnswerAction.Useless, answer).Id, "Not useful"),
    ];

    /// <summary>Reads an id; null where it is none of ours.</summary>
    public static AnswerButton? Read(string id) =>
        id.Split(':') is [var action, var key]
            && Enum.TryParse<AnswerAction>(action, ignoreCase: true, out var known)
            && Enum.IsDefined(known) && !char.IsAsciiDigit(action[0])
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var answer)
            ? new AnswerButton(known, answer) : null;
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake;

/// <summary>
/// Whom a message pings. It takes the author's permission to mention everyone for granted and does not look for code blocks,
/// so that a test that asserts nobody is on the safe side.
/// </summary>
public sealed partial record FakePings(bool Everyone, bool Here, IReadOnlyList<ulong> Users, IReadOnlyList<ulong> Roles)
{
    public static FakePings None { get; } = new(false, false, [], []);

    public bool Anyone => Everyone || Here || Users.Count > 0 || Roles.Count > 0;

    /// <param name="allowed">The message's <c>allowed_mentions</c>; null: it has none, which allows every mention.</param>
    /// <param name="replied">Whose message it replies to; null: nobody's.</param>
    public static FakePings Of(string content, JsonObject? allowed, ulong? replied)
    {
        bool Parses(string what) => allowed is null || allowed.List("parse").Any(each => each?.ToString() == what);
        bool Named(string what, ulong id) => allowed is not null && allowed.List(what).Any(each => each?.ToString() == id.Text());

        var users = UsersIn(content).Where(id => Parses("users") || Named("users", id)).ToList();
        // A reply pings by default, but no longer once there are allowed mentions that do not say so.
        if (replied is { } author && (allowed is null || allowed.Flag("replied_user"))) users.Add(author);
        return new FakePings(
            content.Contains("@everyone", StringComparison.Ordinal) && Parses("everyone"),
            content.Contains("@here", StringComparison.Ordinal) && Parses("everyone"),
            [.. users.Distinct()],
            [.. Ids(RoleMention(), content).Where(id => Parses("roles") || Named("roles", id))]);
    }

    public override string ToString() => Anyone
        ? string.Join(' ', [.. Everyone ? ["@everyone"] : Array.Empty<string>(), .. Here ? ["@here"] : Array.Empty<string>(),
            .. Users.Select(id => $"<@{id}>"), .. Roles.Select(id => $"<@&{id}>")])
        : "nobody";

    internal static IEnumerable<ulong> UsersIn(string content) => Ids(UserMention(), content);

    private static IEnumerable<ulong> Ids(Regex pattern, string content) => pattern.Matches(content)
        .Select(match => ulong.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id != 0).Distinct();

    [GeneratedRegex("<@!?([0-9]{1,20})>")]
    private static partial Regex UserMention();

    [GeneratedRegex("<@&([0-9]{1,20})>")]
    private static partial Regex RoleMention();
}

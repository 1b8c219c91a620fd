using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using NewsBot.Desk.Subscriptions;
using NewsBot.Storage.Schema;
using NewsBot.Text;

namespace NewsBot.Desk.Commands.Settings;

/// <summary>Shows and changes the settings of a community.</summary>
internal sealed partial class SettingsCommand(
    CommunitySettingsCache communities, BriefSchedules briefs, LanguageOption languages, IOptions<NewsBotOptions> options)
    : Command(Declared)
{
    private const string Channels = "channels";
    private const string Roles = "roles";
    private const string Answers = "answers";
    private const string Visible = "visible";
    private const string Language = LanguageOption.OptionName;
    private const string Zone = "zone";
    private const string Quiet = "quiet";
    private const string Off = "off";
    private const string MemberQuota = "member_quota";
    private const string CommunityQuota = "community_quota";
    private const string Everything = "all";

    public static CommandDeclaration Declared { get; } =
        new("settings", "Where, by whom and how much may be asked here, and what answers are taken from")
        {
            Options =
            [
                new CommandOption(Channels, OptionType.Text, "the channels to answer in, as in #news #politics; or: all"),
                new CommandOption(Roles, OptionType.Text, "the roles of which one is needed to ask, as in @member; or: all"),
                new CommandOption(
                    Answers, OptionType.Text, "whether questions are answered in the channel or in a thread of their own")
                    { Choices = ["channel", "thread"] },
                new CommandOption(Visible, OptionType.Text, "who sees answers to commands") { Choices = ["everybody", "asker"] },
                new CommandOption(
                    Language, OptionType.Text, "the language of the coverage that is answered from, as en or de; or: all")
                    { SuggestFrom = SuggestedFrom.Languages },
                new CommandOption(Zone, OptionType.Text, "the time zone that times of day are meant in, as Europe/Oslo; or: UTC")
                    { SuggestFrom = SuggestedFrom.Command },
                new CommandOption(
                    Quiet, OptionType.Text,
                    "when no alerts are sent, as 22:00-07:00; what comes then is told at its end; or: off"),
                new CommandOption(
                    MemberQuota, OptionType.Number,
                    "questions a member may ask in an hour; 0 for as many as the bot's host allows"),
                new CommandOption(CommunityQuota, OptionType.Number, "the same for all members together"),
            ],
            Group = CommandGroup.Managing,
            Examples =
            [
                "/settings", "/settings channels:#news", "/settings answers:thread", "/settings language:en",
                "/settings zone:Europe/Oslo quiet:22:00-07:00", "/settings member_quota:5",
            ],
            NeedsManager = true,
            IsPrivate = true,
            IsOnlyForMembers = true,
        };

    public override Task<IReadOnlyList<string>> SuggestAsync(
        string option, string typed, Request request, CancellationToken cancellationToken) =>
        Task.FromResult(TimeZones.Suggest(typed));

    public override async Task<Reply> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Community is not { } community || request.Asker is null)
            return Reply.UsageError("Settings belong to a community on a chat platform; here there is none.");
        var before = await communities.FindAsync(community, cancellationToken);
        var after = before;
        if (request[Channels] is { } channels)
        {
            if (ParseIds(channels, ChannelMention()) is not { } ids)
                return Reply.UsageError(
                    $"{Channels}: '{channels}' names no channel; choose them by typing #, or write {Everything}.");
            after = after with { Channels = ids };
        }

        if (request[Roles] is { } roles)
        {
            if (ParseIds(roles, RoleMention()) is not { } ids)
                return Reply.UsageError($"{Roles}: '{roles}' names no role; choose them by typing @, or write {Everything}.");
            after = after with { Roles = ids };
        }

        if (request[Answers] is { } answers)
            after = after with { AnswersIn = EqualsIgnoreCase(answers, "thread") ? AnswersIn.Thread : AnswersIn.Channel };
        if (request[Visible] is { } visible) after = after with { IsPrivate = EqualsIgnoreCase(visible, "asker") };
        if (request[Language] is { } language)
        {
            var (code, problem) = await languages.ParseAsync(language, community, cancellationToken);
            if (problem is not null) return Reply.UsageError(problem);
            after = after with { Language = code };
        }

        if (request[Zone] is { } zone)
        {
            var (name, problem) = TimeZones.Parse(zone);
            if (problem is not null) return Reply.UsageError($"{Zone}: {problem}.");
            after = after with { Zone = name };
        }

        if (request[Quiet] is { } quiet)
        {
            var hours = QuietHours.Parse(quiet);
            if (hours is null && !EqualsIgnoreCase(quiet, Off))
                return Reply.UsageError($"{Quiet}: '{quiet}' is no part of a day; write it as 22:00-07:00, or {Off}.");
            after = after with { Quiet = hours?.ToString() };
        }

        var limits = options.Value.Quota;
        if (request[MemberQuota] is { } memberQuota)
        {
            if (!TryParseQuota(memberQuota, limits.QuestionsPerMember, out var quota))
                return Reply.UsageError(FormatQuotaProblem(MemberQuota, limits.QuestionsPerMember));
            after = after with { QuestionsPerMember = quota };
        }

        if (request[CommunityQuota] is { } communityQuota)
        {
            if (!TryParseQuota(communityQuota, limits.QuestionsPerCommunity, out var quota))
                return Reply.UsageError(FormatQuotaProblem(CommunityQuota, limits.QuestionsPerCommunity));
            after = after with { QuestionsPerCommunity = quota };
        }

        if (after != before) await communities.SaveAsync(after, cancellationToken);
        // The schedules of briefs mean other times now.
        if (after.Zone != before.Zone) await briefs.UpdateTimeZoneAsync(after, cancellationToken);
        return CreateReply(
            after == before ? "" : "Saved. ", after, await DescribeLanguageAsync(after, cancellationToken),
            BriefScheduleText.Format(await briefs.ListAsync(community, cancellationToken)), limits);
    }

    private async Task<string> DescribeLanguageAsync(CommunitySettings settings, CancellationToken cancellationToken)
    {
        if (settings.Language is not { } code) return "from coverage in any language";
        var isHeld = (await languages.ListAsync(settings.Community, cancellationToken)).Contains(code);
        return $"from coverage in {LanguageOption.Format(code)}, and from what does not say its language"
            + (isHeld ? "" : "; none in it is held yet");
    }

    private static Reply CreateReply(
        string prefix, CommunitySettings settings, string answeredFrom, string schedules, QuotaOptions limits)
    {
        var channels = string.Join(", ", settings.Channels.Select(id => $"<#{id}>"));
        var roles = string.Join(", ", settings.Roles.Select(id => $"<@&{id}>"));
        var perMember = Math.Min(settings.QuestionsPerMember ?? int.MaxValue, limits.QuestionsPerMember);
        var perCommunity = Math.Min(settings.QuestionsPerCommunity ?? int.MaxValue, limits.QuestionsPerCommunity);
        return new Reply
        {
            IsPrivate = true,
            IsMarkdown = true,
            Text = $"""
                {prefix}Questions are answered
                - {Channels}: {(channels.Length == 0 ? "in all channels that the bot can read" : channels)}
                - {Roles}: {(roles.Length == 0 ? "for everybody" : roles)}
                - {Answers}: {(settings.AnswersIn == AnswersIn.Thread ? "in a thread of their own" : "in the channel")}
                - {Visible}: answers to commands are for {(settings.IsPrivate ? "the asker alone" : "everybody")}
                - {Language}: {answeredFrom}
                - {Zone}: times of day are meant in {TimeZones.GetZone(settings).Id}
                - {Quiet}: {(settings.Quiet is { } quiet ? $"no alerts from {quiet}" : "alerts at any time")}
                - briefs: {schedules}
                - `{MemberQuota}`: {perMember} an hour for a member
                - `{CommunityQuota}`: {perCommunity} an hour for all together
                """,
        };
    }

    // 0 means no limit of the community's own.
    private static bool TryParseQuota(string text, int limit, out int? quota)
    {
        var isRead = int.TryParse(Digits.ToAscii(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= limit;
        quota = number == 0 ? null : number;
        return isRead;
    }

    private static string FormatQuotaProblem(string option, int limit) =>
        $"{option}: give a number from 1 to {limit}, which is what whoever runs the bot allows, or 0 for that.";

    private static List<string>? ParseIds(string text, Regex mention)
    {
        if (EqualsIgnoreCase(text, Everything) || EqualsIgnoreCase(text, "@everyone")) return [];
        var ids = mention.Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();
        return ids.Count == 0 || mention.Replace(text, "").Trim(' ', ',').Length > 0 ? null : ids;
    }

    private static bool EqualsIgnoreCase(string text, string word) =>
        string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"<#([0-9]{1,20})>")]
    private static partial Regex ChannelMention();

    [GeneratedRegex(@"<@&([0-9]{1,20})>")]
    private static partial Regex RoleMention();
}

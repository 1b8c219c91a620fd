namespace NewsBot.Desk.Commands;

/// <summary>The options that several commands share.</summary>
internal static class CommonOptions
{
    public const string AsOfName = "as_of";
    public const string TopicName = "topic";
    public const string LengthName = "length";

    public static CommandOption Topic { get; } =
        new(TopicName, OptionType.Text, "what it is to be about, in a few words", IsRequired: true)
        {
            SuggestFrom = SuggestedFrom.Topics,
        };

    public static CommandOption Since { get; } = new(
        ScopeResolver.Since, OptionType.Date,
        "the day or instant (UTC) from which on articles are looked at; undated ones are not");

    public static CommandOption Until { get; } = new(
        ScopeResolver.Until, OptionType.Date, "the day or instant (UTC) up to which articles are looked at");

    public static CommandOption Outlet { get; } = new(
        ScopeResolver.Outlet, OptionType.Text, "whose articles are looked at; several with commas between them")
    {
        SuggestFrom = SuggestedFrom.Outlets,
    };

    public static CommandOption Language { get; } = new(
        LanguageOption.OptionName, OptionType.Text, "the language of the articles that are looked at, as en or de; or: all")
    {
        SuggestFrom = SuggestedFrom.Languages,
    };

    public static CommandOption Private { get; } =
        new("private", OptionType.Flag, "only you see the reply") { IsOnlyForMembers = true };
}

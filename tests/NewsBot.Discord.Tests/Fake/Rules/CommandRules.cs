using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rules;

/// <summary>What commands may be published.</summary>
internal static partial class CommandRules
{
    private const int MaxTotal = 8000;

    public static void Check(JsonArray commands, FormErrors errors)
    {
        foreach (var (type, most) in new[] { (1, 100), (2, 5), (3, 5) })
        {
            var names = commands.Where(command => Type(command) == type).Select(command => command.String("name")).ToList();
            if (names.Count > most) throw new Refusal(400, 30032, $"Maximum number of application commands reached ({most})");
            if (names.Distinct().Count() != names.Count)
                errors.Add("", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }

        for (var i = 0; i < commands.Count; i++) Command(commands[i], $"{i}", errors);
    }

    public static long Type(JsonNode? command) => command.Number("type") ?? 1;

    private static void Command(JsonNode? command, string path, FormErrors errors)
    {
        errors.OneOf($"{path}.type", Type(command), 1, 2, 3);
        if (Type(command) == 1)
        {
            Name(command, path, errors);
            errors.Length($"{path}.description", command.String("description"), 1, 100);
            Options(command.List("options"), path, depth: 0, errors);
        }
        else
        {
            errors.Length($"{path}.name", command.String("name"), 1, 32);
            if (!string.IsNullOrEmpty(command.String("description")) || command.List("options").Count > 0)
            {
                errors.Add($"{path}.description", "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
                    "Context menu commands have no description or options");
            }
        }

        if (command.Has("default_member_permissions") && command!["default_member_permissions"] is not null
            && command.Id("default_member_permissions") is null)
        {
            errors.Add($"{path}.default_member_permissions", "BITFIELD_TYPE_CONVERT", "Not a set of permissions.");
        }

        if (Size(command) > MaxTotal)
            errors.Add(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
    }

    private static void Options(JsonArray options, string above, int depth, FormErrors errors)
    {
        errors.Count($"{above}.options", options.Count, 0, 25);
        var nested = options.Count(option => option.Number("type") is 1 or 2);
        if (nested > 0 && nested < options.Count)
        {
            errors.Add($"{above}.options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and other options are mutually exclusive");
        }

        if (options.Select(option => option.String("name")).Distinct().Count() != options.Count)
            errors.Add($"{above}.options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
        var optional = false;
        for (var i = 0; i < options.Count; i++)
        {
            var (option, path) = (options[i], $"{above}.options.{i}");
            errors.OneOf($"{path}.type", option.Number("type"), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            Name(option, path, errors);
            errors.Length($"{path}.description", option.String("description"), 1, 100);
            if (option.Number("type") is 1 or 2)
            {
                if (depth > 1 || (depth == 1 && option.Number("type") == 2))
                    errors.Add($"{path}.type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep");
                Options(option.List("options"), path, depth + 1, errors);
                continue;
            }

            if (option.Flag("required") && optional)
            {
                errors.Add(path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options");
            }

            optional |= !option.Flag("required");
            Choices(option, path, errors);
        }
    }

    private static void Choices(JsonNode? option, string path, FormErrors errors)
    {
        var choices = option.List("choices");
        errors.Count($"{path}.choices", choices.Count, 0, 25);
        if (choices.Count > 0 && option.Flag("autocomplete"))
            errors.Add(
                path, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "Choices and autocomplete are mutually exclusive");
        CheckChoices(choices, $"{path}.choices", errors);
    }

    /// <summary>Checks what is proposed for an option, beforehand or while somebody types.</summary>
    public static void CheckChoices(JsonArray choices, string path, FormErrors errors)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            errors.Length($"{path}.{i}.name", choices[i].String("name"), 1, 100);
            errors.Length($"{path}.{i}.value", (choices[i] as JsonObject)?["value"]?.ToString(), 1, 100);
        }
    }

    private static void Name(JsonNode? node, string path, FormErrors errors)
    {
        var name = node.String("name") ?? "";
        errors.Length($"{path}.name", name, 1, 32);
        if (!Allowed().IsMatch(name) || name.Any(char.IsUpper))
            errors.Add($"{path}.name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    private static int Size(JsonNode? node) =>
        (node.String("name")?.Length ?? 0) + (node.String("description")?.Length ?? 0)
        + node.List("options").Sum(Size)
        + node.List("choices").Sum(choice =>
            (choice.String("name")?.Length ?? 0) + ((choice as JsonObject)?["value"]?.ToString().Length ?? 0));

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$")]
    private static partial Regex Allowed();
}

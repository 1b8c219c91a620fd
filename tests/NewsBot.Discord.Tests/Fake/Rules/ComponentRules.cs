using System.Text.Json.Nodes;
using NewsBot.Discord.Tests.Fake.Rest;
using NewsBot.Discord.Tests.Fake.Wire;

namespace NewsBot.Discord.Tests.Fake.Rules;

/// <summary>What the rows of buttons and menus under a message may be, and a form.</summary>
internal static class ComponentRules
{
    private const int Row = 1;
    private const int Button = 2;
    private const int Menu = 3;
    private const int Input = 4;
    private const int LinkStyle = 5;

    public static void Check(JsonArray rows, FormErrors errors)
    {
        errors.Count("components", rows.Count, 0, 5);
        var ids = new HashSet<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var path = $"components.{i}";
            errors.OneOf($"{path}.type", rows[i].Number("type"), Row);
            var parts = rows[i].List("components");
            var hasMenu = parts.Any(part => part.Number("type") != Button);
            errors.Count($"{path}.components", parts.Count, 1, hasMenu ? 1 : 5);
            for (var j = 0; j < parts.Count; j++) Part(parts[j], $"{path}.components.{j}", ids, errors);
        }
    }

    /// <summary>Checks the data of a response that shows a form.</summary>
    public static void CheckModal(JsonNode? data, FormErrors errors)
    {
        errors.Length("data.title", data.String("title"), 1, 45);
        errors.Length("data.custom_id", data.String("custom_id"), 1, 100);
        var rows = data.List("components");
        errors.Count("data.components", rows.Count, 1, 5);
        var ids = new HashSet<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var path = $"data.components.{i}";
            errors.OneOf($"{path}.type", rows[i].Number("type"), Row);
            var parts = rows[i].List("components");
            errors.Count($"{path}.components", parts.Count, 1, 1);
            for (var j = 0; j < parts.Count; j++) Field(parts[j], $"{path}.components.{j}", ids, errors);
        }
    }

    private static void Part(JsonNode? part, string path, HashSet<string> ids, FormErrors errors)
    {
        errors.OneOf($"{path}.type", part.Number("type"), Button, Menu, 5, 6, 7, 8);
        if (part.Number("type") == Button) ButtonPart(part, path, ids, errors);
        else MenuPart(part, path, ids, errors);
    }

    private static void ButtonPart(JsonNode? part, string path, HashSet<string> ids, FormErrors errors)
    {
        errors.OneOf($"{path}.style", part.Number("style"), 1, 2, 3, 4, LinkStyle);
        errors.Length($"{path}.label", part.String("label"), part.Has("emoji") ? 0 : 1, 80);
        if (part.Number("style") == LinkStyle)
        {
            errors.Length($"{path}.url", part.String("url"), 1, 512);
            if (!string.IsNullOrEmpty(part.String("custom_id")))
                errors.Add(path, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified");
            if (!Uri.TryCreate(part.String("url"), UriKind.Absolute, out var url)
                || url.Scheme is not ("http" or "https" or "discord"))
                errors.Add($"{path}.url", "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'discord').");
        }
        else
        {
            if (!string.IsNullOrEmpty(part.String("url")))
                errors.Add(path, "BUTTON_COMPONENT_INVALID_URL", "Only a link button has a url");
            CustomId(part, path, ids, errors);
        }
    }

    private static void MenuPart(JsonNode? part, string path, HashSet<string> ids, FormErrors errors)
    {
        CustomId(part, path, ids, errors);
        errors.Length($"{path}.placeholder", part.String("placeholder"), 0, 150);
        if (part.Number("type") != Menu) return;
        var options = part.List("options");
        errors.Count($"{path}.options", options.Count, 1, 25);
        for (var i = 0; i < options.Count; i++)
        {
            errors.Length($"{path}.options.{i}.label", options[i].String("label"), 1, 100);
            errors.Length($"{path}.options.{i}.value", options[i].String("value"), 1, 100);
            errors.Length($"{path}.options.{i}.description", options[i].String("description"), 0, 100);
        }

        if (options.Select(option => option.String("value")).Distinct().Count() != options.Count)
            errors.Add(
                $"{path}.options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
    }

    private static void Field(JsonNode? part, string path, HashSet<string> ids, FormErrors errors)
    {
        errors.OneOf($"{path}.type", part.Number("type"), Input);
        errors.OneOf($"{path}.style", part.Number("style"), 1, 2);
        errors.Length($"{path}.label", part.String("label"), 1, 45);
        errors.Length($"{path}.placeholder", part.String("placeholder"), 0, 100);
        errors.Length($"{path}.value", part.String("value"), 0, (int)(part.Number("max_length") ?? 4000));
        if (part.Number("min_length") is < 0 or > 4000) errors.Add($"{path}.min_length", "NUMBER_TYPE_MAX", "Must be 0 to 4000.");
        if (part.Number("max_length") is < 1 or > 4000) errors.Add($"{path}.max_length", "NUMBER_TYPE_MAX", "Must be 1 to 4000.");
        CustomId(part, path, ids, errors);
    }

    private static void CustomId(JsonNode? part, string path, HashSet<string> ids, FormErrors errors)
    {
        var id = part.String("custom_id");
        errors.Length($"{path}.custom_id", id, 1, 100);
        if (!string.IsNullOrEmpty(id) && !ids.Add(id))
            errors.Add($"{path}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
}

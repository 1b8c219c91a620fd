using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsBot.Discord.Tests.Fake.Rest;

/// <summary>Collects what is wrong with a body, each under the path of its field, and refuses it as a whole.</summary>
internal sealed class FormErrors
{
    private readonly JsonObject errors = [];

    /// <param name="path">Fields and positions, with dots between: <c>components.0.components.1.label</c>.</param>
    public void Add(string path, string code, string message)
    {
        var at = errors;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at[part] is not JsonObject next) at[part] = next = [];
            at = next;
        }

        if (at["_errors"] is not JsonArray list) at["_errors"] = list = [];
        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    /// <param name="text">Null is as good as empty.</param>
    public void Length(string path, string? text, int least, int most)
    {
        var length = text?.Length ?? 0;
        if (length == 0 && least > 0) Add(path, "BASE_TYPE_REQUIRED", "This field is required");
        else if (length < least) Add(path, "BASE_TYPE_MIN_LENGTH", $"Must be {Text(least)} or more in length.");
        else if (length > most) Add(path, "BASE_TYPE_MAX_LENGTH", $"Must be {Text(most)} or fewer in length.");
    }

    public void Count(string path, int count, int least, int most)
    {
        if (count < least || count > most)
            Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {Text(least)} and {Text(most)} in length.");
    }

    public void OneOf(string path, long? value, params long[] known)
    {
        if (value is null || !known.Contains(value.Value))
            Add(path, "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", known.Select(Text))}}}.");
    }

    /// <exception cref="Refusal">Something was wrong.</exception>
    public void Check()
    {
        if (errors.Count > 0) throw new Refusal(400, 50035, "Invalid Form Body", errors);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

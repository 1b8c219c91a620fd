using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace NewsBot;

/// <summary>
/// Binds options so that a value of a wrong type hides no other mistake: each is reported with its key and remedy, and its option
/// keeps its default.
/// </summary>
internal static partial class ConfigurationBinding
{
    // Each round finds one value; nobody gets more of them wrong.
    private const int MaxProblems = 50;

    /// <summary>Binds a section to options.</summary>
    /// <returns>The messages about values that cannot be read.</returns>
    public static IReadOnlyList<string> Bind(IConfigurationSection section, object options)
    {
        var values = section.AsEnumerable().ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        while (true)
        {
            try
            {
                new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection(section.Path).Bind(options);
                return problems;
            }
            catch (InvalidOperationException exception)
            {
                var match = UnreadableValue().Match(exception.Message);
                var key = match.Groups["key"].Value;
                problems.Add(match.Success ? FormatProblem(key, values.GetValueOrDefault(key), match.Groups["type"].Value)
                    : exception.Message);
                if (!values.Remove(key) || problems.Count == MaxProblems) return problems;
            }
        }
    }

    private static string FormatProblem(string key, string? value, string typeName)
    {
        var type = typeof(ConfigurationBinding).Assembly.GetType(typeName) ?? Type.GetType(typeName);
        var remedy = type switch
        {
            { IsEnum: true } => $"choose one of {string.Join(", ", Enum.GetNames(type))}",
            _ when type == typeof(bool) => "write true or false",
            _ when type == typeof(TimeSpan) => "write it like 00:01:30",
            _ when type == typeof(int) || type == typeof(long) => "write a whole number",
            _ when type == typeof(double) => "write a number",
            _ => "correct it, or leave it out",
        };
        return $"{key} is {value}; {remedy}";
    }

    // The binder's own words. If they change, its message is shown as it is.
    [GeneratedRegex("^Failed to convert configuration value(?: '.*')? at '(?<key>[^']+)' to type '(?<type>[^']+)'",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex UnreadableValue();
}

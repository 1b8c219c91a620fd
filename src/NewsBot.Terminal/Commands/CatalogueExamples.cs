using NewsBot.Desk.Commands;

namespace NewsBot.Terminal.Commands;

/// <summary>Turns the examples of the catalogue's commands into what is typed in a shell.</summary>
internal static class CatalogueExamples
{
    /// <summary>
    /// Creates "newsbot compare Hallevik --outlet "The Harbour Post"" from "/compare Hallevik outlet:"The Harbour Post"", and
    /// so on.
    /// </summary>
    public static IReadOnlyList<string> Create(CommandDeclaration declaration)
    {
        var examples = new List<string>();
        foreach (var example in declaration.Examples)
        {
            var given = declaration.ParseOptions(example.Split(' ').Skip(1));
            if (given.Keys.Any(name => declaration.FindOption(name) is { IsOnlyForMembers: true })) continue;
            examples.Add(string.Join(' ', given.Select(pair => FormatPart(declaration, pair.Key, pair.Value))
                .Prepend($"newsbot {declaration.Name}")));
        }

        if (declaration.HasPicture) examples.Add($"{examples[0]} --picture {declaration.Name}.png");
        return examples;
    }

    /// <summary>Formats the name of an option on the command line: "--as-of" from "as_of".</summary>
    public static string FormatName(CommandOption option) => $"--{option.Name.Replace('_', '-')}";

    private static string FormatPart(CommandDeclaration declaration, string name, string value)
    {
        var option = declaration.FindOption(name)!;
        if (option == declaration.Options[0]) return value.All(IsPlain) ? value : $"\"{value}\"";
        if (option.Type == OptionType.Flag) return FormatName(option);
        return $"{FormatName(option)} {(value.All(c => c != ' ' && IsPlain(c)) ? value : $"\"{value}\"")}";
    }

    // These characters have no special meaning in a shell.
    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or ',' or ':';
}

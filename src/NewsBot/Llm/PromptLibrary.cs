using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace NewsBot.Llm;

/// <summary>
/// The prompts, one folder each: <c>prompts/NewsBot/&lt;Name&gt;/skprompt.txt</c> and <c>config.json</c>. They are installed with
/// the program; a folder of the same name under the working directory takes precedence, so that a prompt can be changed without
/// a build. All prompts are checked when they are loaded, because the template engine silently renders an unknown variable as
/// empty text.
/// </summary>
internal sealed class PromptLibrary
{
    /// <summary>The name of the plugin whose functions are the prompts.</summary>
    public const string PluginName = "NewsBot";

    /// <summary>The prompt that answers a question from passages.</summary>
    public const string Answer = "Answer";

    /// <summary>The prompt that summarizes a topic from passages.</summary>
    public const string Summarize = "Summarize";

    /// <summary>The prompt that judges whether sentences say no more than what they cite.</summary>
    public const string Verify = "Verify";

    /// <summary>The prompt that corrects sentences that failed the check.</summary>
    public const string Revise = "Revise";

    /// <summary>The prompt that rewrites a follow-up question to stand alone.</summary>
    public const string RewriteQuestion = "RewriteQuestion";

    /// <summary>The prompt of the test call.</summary>
    public const string Check = "Check";

    private const string TemplateFile = "skprompt.txt";
    private const string ConfigurationFile = "config.json";

    // All prompts with their variables: a template must use exactly these.
    private static readonly (string Name, string[] Variables)[] Prompts =
    [
        (Answer, ["passages", "question", "as_of"]),
        (Summarize, ["passages", "question", "as_of"]),
        (Verify, ["sentences"]),
        (Revise, ["sentences"]),
        (RewriteQuestion, ["history", "question", "as_of"]),
        (Check, []),
    ];

    private PromptLibrary(KernelPlugin plugin) => Plugin = plugin;

    /// <summary>The prompts as functions.</summary>
    public KernelPlugin Plugin { get; }

    /// <summary>Loads each prompt from the working directory or, if it is not there, from the program's folder.</summary>
    /// <exception cref="PromptException">A prompt is missing or unusable.</exception>
    public static PromptLibrary Load(ILoggerFactory? loggers = null) =>
        Load([Path.Combine(Environment.CurrentDirectory, "prompts"), Path.Combine(AppContext.BaseDirectory, "prompts")], loggers);

    /// <summary>Loads the prompts.</summary>
    /// <param name="roots">Folders with <c>NewsBot/&lt;Name&gt;</c>; for each prompt the first folder that has it counts.</param>
    /// <param name="loggers">Creates the loggers of the functions.</param>
    /// <exception cref="PromptException">A prompt is missing or unusable.</exception>
    public static PromptLibrary Load(IReadOnlyList<string> roots, ILoggerFactory? loggers = null)
    {
        var problems = new List<string>();
        var functions = new List<KernelFunction>();
        foreach (var (name, variables) in Prompts)
        {
            var folders = roots.Select(root => Path.Combine(root, PluginName, name)).ToList();
            if (folders.Find(Directory.Exists) is { } folder)
            {
                if (ReadPrompt(folder, name, variables, loggers, problems) is { } function) functions.Add(function);
            }
            else
            {
                problems.Add(
                    $"the prompt {PluginName}/{name} is missing: put its folder, with {TemplateFile} and {ConfigurationFile}, at "
                        + $"{folders[^1]}");
            }
        }

        return problems.Count == 0
            ? new PromptLibrary(KernelPluginFactory.CreateFromFunctions(PluginName, functions))
            : throw new PromptException("The prompts cannot be used: " + string.Join("; ", problems) + ".");
    }

    private static KernelFunction? ReadPrompt(
        string folder, string name, string[] variables, ILoggerFactory? loggers, List<string> problems)
    {
        var problemsBefore = problems.Count;
        var template = ReadFile(Path.Combine(folder, TemplateFile), problems);
        var json = ReadFile(Path.Combine(folder, ConfigurationFile), problems);
        if (template is null || json is null) return null;

        try
        {
            var used = FindVariables(template);
            foreach (var missing in variables.Except(used, StringComparer.Ordinal))
                problems.Add(
                    $"{Path.Combine(folder, TemplateFile)} does not use {{{{${missing}}}}}: add it where that text belongs");
            foreach (var unknown in used.Except(variables, StringComparer.Ordinal))
                problems.Add(
                    $"{Path.Combine(folder, TemplateFile)} uses {{{{${unknown}}}}}, which nothing fills: take it out, or use one "
                        + $"of {string.Join(", ", variables)}");

            var configuration = PromptTemplateConfig.FromJson(json);
            // Encoding keeps the text of an article from becoming a message of its own.
            if (configuration.AllowDangerouslySetContent
                || configuration.InputVariables.Any(variable => variable.AllowDangerouslySetContent))
                problems.Add(
                    $"{Path.Combine(folder, ConfigurationFile)} sets allow_dangerously_set_content: take it out, articles must "
                        + "never become instructions");
            if (problems.Count > problemsBefore) return null;
            configuration.Name = name;
            configuration.Template = template;
            return KernelFunctionFactory.CreateFromPrompt(configuration, promptTemplateFactory: null, loggers);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException)
        {
            problems.Add(
                $"{Path.Combine(folder, ConfigurationFile)} is not a prompt configuration: {exception.Message.TrimEnd('.')}");
        }
        catch (KernelException exception)
        {
            problems.Add($"{Path.Combine(folder, TemplateFile)} is not a template: {exception.Message.TrimEnd('.')}");
        }

        return null;
    }

    // The template engine adds the variables that it finds to a configuration without any.
    private static List<string> FindVariables(string template)
    {
        var scratch = new PromptTemplateConfig(template);
        new KernelPromptTemplateFactory().Create(scratch);
        return [.. scratch.InputVariables.Select(variable => variable.Name)];
    }

    private static string? ReadFile(string path, List<string> problems)
    {
        try
        {
            SpecialFile.Refuse(path);
            if (File.ReadAllText(path) is var text && !string.IsNullOrWhiteSpace(text)) return text;
            problems.Add($"{path} is empty: restore it from the project");
        }
        catch (FileNotFoundException)
        {
            problems.Add($"{path} is missing: restore it from the project");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read ({exception.Message.TrimEnd('.')})");
        }

        return null;
    }
}

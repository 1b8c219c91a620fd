using NewsBot.Llm;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Llm;

public sealed class PromptLibraryTests : IDisposable
{
    private const string GoodTemplate = "<message role=\"user\">{{$passages}} {{$question}} {{$as_of}}</message>";

    private readonly string root = Directory.CreateTempSubdirectory("newsbot-prompts-").FullName;

    private string Folder => Path.Combine(root, "NewsBot", "Answer");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void PromptsBesideTheProgramAreGood() =>
        PromptLibrary.Load([Path.Combine(AppContext.BaseDirectory, "prompts")]).Plugin.Select(function => function.Name)
            .ShouldBe(["Answer", "Summarize", "Verify", "Revise", "RewriteQuestion", "Check"]);

    [Fact]
    public void FirstFolderThatHasThePromptCounts()
    {
        Write(GoodTemplate, """{"description":"mine"}""");

        PromptLibrary.Load([root, Path.Combine(AppContext.BaseDirectory, "prompts")]).Plugin["Answer"].Description.ShouldBe(
            "mine");
        PromptLibrary.Load(
            [Path.Combine(root, "absent"),
                Path.Combine(AppContext.BaseDirectory, "prompts")]).Plugin["Answer"].Description.ShouldNotBe("mine");
    }

    [Fact]
    public void MissingFolderIsNamed() => Problem()
        .ShouldContain($"the prompt NewsBot/Answer is missing: put its folder, with skprompt.txt and config.json, at {Folder}");

    [Fact]
    public void MissingFilesAreAllNamed()
    {
        Directory.CreateDirectory(Folder);

        var problem = Problem();

        problem.ShouldContain($"{Path.Combine(Folder, "skprompt.txt")} is missing");
        problem.ShouldContain($"{Path.Combine(Folder, "config.json")} is missing");
    }

    [Fact]
    public void MissingAndUnknownVariablesAreNamed()
    {
        Write("<message role=\"user\">{{$passages}} {{ $as_of }} {{$quesiton}}</message>", "{}");

        var problem = Problem();

        problem.ShouldContain($"{Path.Combine(Folder, "skprompt.txt")} does not use {{{{$question}}}}");
        problem.ShouldContain("uses {{$quesiton}}, which nothing fills");
        problem.ShouldNotContain("$as_of");
    }

    [Fact]
    public void VariableThatIsNotClosedIsMissing()
    {
        Write("<message role=\"user\">{{$passages}} {{$as_of}} {{$question</message>", "{}");

        Problem().ShouldContain("does not use {{$question}}");
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("null")]
    [InlineData("""{"input_variables":7}""")]
    public void BadConfigurationIsNamed(string json)
    {
        Write(GoodTemplate, json);

        Problem().ShouldContain($"{Path.Combine(Folder, "config.json")} is not a prompt configuration");
    }

    [Fact]
    public void BadTemplateIsNamed()
    {
        Write(GoodTemplate + "{{$a$b}}", "{}");

        Problem().ShouldContain($"{Path.Combine(Folder, "skprompt.txt")} is not a template");
    }

    [Fact]
    public void EncodingCannotBeTurnedOff()
    {
        Write(GoodTemplate, """{"input_variables":[{"name":"passages","allow_dangerously_set_content":true}]}""");

        Problem().ShouldContain("allow_dangerously_set_content");
    }

    private string Problem() => Should.Throw<PromptException>(() => PromptLibrary.Load([root])).Message;

    private void Write(string template, string configuration)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "skprompt.txt"), template);
        File.WriteAllText(Path.Combine(Folder, "config.json"), configuration);
    }
}

using System.Net;
using System.Net.Sockets;
using NewsBot.Desk;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk;

public class DiagnosticsTests
{
    private const string Key = "sk-test-0a1b2c3d4e5f";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ModelThatAnswersIsToldWithWhatItSaidAndWhatItTook()
    {
        await using var server = await ScriptedModel.StartAsync(ModelReplies.SaysAndCounts(31, 2, "OK"));
        await using var host = House(server, "OpenAI");

        var finding = await ModelFindingAsync(host);

        finding.Status.ShouldBe(DiagnosticStatus.Good);
        finding.Detail.ShouldBe(
            $"scripted (OpenAI) at {server.Endpoint} said “OK”; first word after 0.0 s, all after 0.0 s; 31 tokens read, 2 "
                + $"written");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task LongAnswerIsShortenedAndMadePlain()
    {
        await using var server =
            await ScriptedModel.StartAsync(
                ModelReplies.Says($"Of course!\n\u001b[31m{Key} is **here**, and so on and on and on and on."));
        await using var host = House(server, "Ollama");

        var finding = await ModelFindingAsync(host);

        finding.Status.ShouldBe(DiagnosticStatus.Good);
        finding.Detail.ShouldContain("(Ollama)");
        finding.Detail.ShouldContain("said “Of course! ");
        finding.Detail.ShouldContain(" is here, and so on and o…”");
        finding.Detail.ShouldNotContain(Key);
        finding.Detail.ShouldNotContain('\u001b');
        finding.Detail.ShouldContain("(estimated)");
    }

    [Theory]
    [InlineData("OpenAI", 401, "refused the key (401); set NewsBot:Model:ApiKey")]
    [InlineData("AzureOpenAI", 401, "refused the key (401); set NewsBot:Model:ApiKey")]
    [InlineData(
        "OpenAI", 404,
            "does not know this model or address (404); check NewsBot:Model:Name and NewsBot:Model:Endpoint, which mostly "
                + "ends in /v1")]
    [InlineData(
        "AzureOpenAI", 404,
            "does not know this model or address (404); NewsBot:Model:Name is the name of the deployment, not of its model")]
    [InlineData(
        "Ollama", 404,
            "does not know this model or address (404); fetch the model with `ollama pull scripted`, or check "
                + "NewsBot:Model:Name")]
    [InlineData(
        "Ollama", 400,
            "did not accept the request (400); some models do not take a setting such as temperature; take it out of "
                + "prompts/NewsBot/*/config.json")]
    public async Task FailureIsToldWithItsRemedyAndWithoutTheKey(string provider, int status, string told)
    {
        await using var server =
            await ScriptedModel.StartAsync(ModelReplies.Fails(status, $$$"""{"error":{"message":"{{{Key}}}"}}"""));
        await using var host = House(server, provider);

        var finding = await ModelFindingAsync(host);

        finding.Status.ShouldBe(DiagnosticStatus.Failing);
        finding.Detail.ShouldStartWith($"scripted ({provider}) at http://127.0.0.1:");
        finding.Detail.ShouldEndWith(told);
        finding.Detail.ShouldNotContain(Key);
    }

    [Fact]
    public async Task ADataFolderThatIsAFileIsToldAsOne()
    {
        await using var host = new TestHost();
        await File.WriteAllTextAsync(host.DataPath, "", Cancellation);

        var finding = (await host.Desk.Diagnostics.RunAsync(Cancellation)).Single(finding => finding.Name == "data folder");

        finding.Status.ShouldBe(DiagnosticStatus.Failing);
        finding.Detail.ShouldBe($"{host.DataPath} is a file; give a folder");
        File.Delete(host.DataPath);
    }

    [Fact]
    public async Task ServerThatIsNotThereIsToldSo()
    {
        // A port that was free a moment ago, and that is bound but not listened on so that nobody else takes it.
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = $"http://127.0.0.1:{((IPEndPoint)bound.LocalEndPoint!).Port}";
        using var folder = new TempFolder();

        var ran = await TerminalProcess.RunAsync(
            folder.PathOf("."), ["doctor"], null, null,
            ("NewsBot__Model__Provider", "Ollama"), ("NewsBot__Model__Name", "scripted"), ("NewsBot__Model__Endpoint", address));

        ran.Status.ShouldBe(1);
        ran.Output.ShouldContain(
            $"failing language model: scripted (Ollama) at {address}: the model's server cannot be reached; check "
                + $"NewsBot:Model:Endpoint, and that the server runs");
    }

    [Fact]
    public async Task ServerThatDoesNotAnswerIsGivenUp()
    {
        await using var server = await ScriptedModel.StartAsync(ModelReplies.Stalls());
        await using var host = House(server, "Ollama");

        var finding = ModelFindingAsync(host);
        await Poll.UntilAsync(() => server.Requests.Count == 1, "the request arrived");
        host.Clock.Advance(TimeSpan.FromSeconds(20));

        (await finding).Detail.ShouldContain("did not answer in time; a model that was not used for a while takes time to load");
    }

    [Fact]
    public async Task ModelThatSaysNothingIsOfNoUse()
    {
        await using var server = await ScriptedModel.StartAsync(ModelReplies.SaysAndEnds("length", "<think>Let me see"));
        await using var host = House(server, "OpenAI");

        var finding = await ModelFindingAsync(host);

        finding.Status.ShouldBe(DiagnosticStatus.Failing);
        finding.Detail.ShouldContain("the model wrote nothing");
    }

    [Fact]
    public async Task MissingPromptsAreToldWithTheirPlace()
    {
        using var folder = new TempFolder();
        // One under the working directory counts, and this one is none.
        folder.Write("prompts/NewsBot/Check/skprompt.txt", "");
        await using var server = await ScriptedModel.StartAsync(ModelReplies.Says("OK"));

        var ran = await TerminalProcess.RunAsync(
            folder.PathOf("."), ["doctor"], null, null,
            ("NewsBot__Model__Provider", "OpenAI"), ("NewsBot__Model__Name", "scripted"),
                ("NewsBot__Model__Endpoint", server.Endpoint));

        ran.Status.ShouldBe(1);
        ran.Output.ShouldContain("failing prompts: The prompts cannot be used: ");
        ran.Output.ShouldContain(Path.Combine("prompts", "NewsBot", "Check", "skprompt.txt"));
        ran.Output.ShouldContain(Path.Combine("prompts", "NewsBot", "Check", "config.json"));
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://models.invalid/v1", Key, true)]
    [InlineData("https://models.invalid/v1", Key, false)]
    [InlineData("http://models.invalid/v1", "", false)]
    [InlineData("http://127.0.0.1:1/v1", Key, false)]
    public async Task KeyThatGoesOverTheNetUnencryptedIsToldOf(string endpoint, string key, bool isTold)
    {
        await using var host = new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Name", "scripted"), ("NewsBot:Model:Endpoint", endpoint),
                ("NewsBot:Model:ApiKey", key));

        var examining = host.Desk.Diagnostics.RunAsync(Cancellation);
        // Nobody answers there: the pauses between the attempts pass.
        await Poll.UntilAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                return examining.IsCompleted;
            },
            "the examination ended");

        (await examining).Any(finding => finding.Name == "key of the language model" && finding.Detail.Contains("models.invalid"))
            .ShouldBe(isTold);
    }

    [Fact]
    public async Task AnotherModelForSecondOpinionsIsTriedToo()
    {
        await using var server = await ScriptedModel.StartAsync(ModelReplies.Says("OK"));
        await using var refusing = await ScriptedModel.StartAsync(ModelReplies.Fails(401));
        await using var host = new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Name", "scripted"), ("NewsBot:Model:ApiKey", Key),
            ("NewsBot:Model:Endpoint", server.Endpoint), ("NewsBot:Model:SecondOpinion:Endpoint", refusing.Endpoint));

        var findings = await host.Desk.Diagnostics.RunAsync(Cancellation);

        findings.Single(finding => finding.Name == "language model").Status.ShouldBe(DiagnosticStatus.Good);
        var second = findings.Single(finding => finding.Name == "second opinion");
        second.Status.ShouldBe(DiagnosticStatus.Failing);
        second.Detail.ShouldEndWith("refused the key (401); set NewsBot:Model:SecondOpinion:ApiKey");
    }

    private static TestHost House(ScriptedModel server, string provider) => new(
        ("NewsBot:Model:Provider", provider), ("NewsBot:Model:Name", "scripted"), ("NewsBot:Model:ApiKey", Key),
        ("NewsBot:Model:Endpoint", server.EndpointFor(Enum.Parse<ModelProvider>(provider))));

    private static async Task<DiagnosticResult> ModelFindingAsync(TestHost host) =>
        (await host.Desk.Diagnostics.RunAsync(Cancellation)).Single(finding => finding.Name == "language model");
}

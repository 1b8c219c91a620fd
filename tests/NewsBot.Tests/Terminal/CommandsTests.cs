using System.Text.Json;
using NewsBot.Terminal;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Terminal;

public sealed class CommandsTests : TerminalTest
{
    [Fact]
    public async Task IngestTellsWhatBecameOfEachArticle()
    {
        await RunAsync("ingest", DamFile());
        var changed =
            Folder.Write("changed.jsonl", Some.Line(Some.Article("dam", body: Some.FerryBody, url: "https://post.example/dam"))
            + "\n" + Some.Line(Some.Article("new", body: Some.FerryBody)) + "\n{broken\n");

        var ran = (await RunAsync("ingest", changed, "http://127.0.0.1:9/page")).ShouldBeDone();

        ran.Output.ShouldContain("new\t1\nupdated\t1\nunchanged\t0\nfailed\t2\n");
        ran.Output.ShouldContain("updated: ");
        ran.Output.ShouldContain("changed.jsonl:3: ");
        ran.Output.ShouldContain("failed: http://127.0.0.1:9/page: ");
    }

    [Fact]
    public async Task IngestThatGotNothingFails()
    {
        var ran = await RunAsync("ingest", "no-such-file.txt", "--json");

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Json.GetProperty("failed").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task ReadShowsTheArticleAsOneLineOfJson()
    {
        var ran = (await RunAsync("read", DamFile(), "missing.html", "--json")).ShouldBeDone();

        var lines = ran.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Count.ShouldBe(2);
        lines[0].EnumerateObject().Select(property => property.Name)
            .ShouldBe(["input", "title", "outlet", "author", "published", "url", "body", "error"]);
        lines[0].GetProperty("body").GetString().ShouldBe(Some.DamBody);
        lines[1].GetProperty("error").GetString().ShouldNotBeNull();
        Directory.Exists(Data).ShouldBeFalse("reading stores nothing");
    }

    [Fact]
    public async Task ChatWorksThroughAPipe()
    {
        await RunAsync("ingest", DamFile());

        var ran = (await RunWithInputAsync("How long is the longest crack?\n\n/sorces\n/sources\n/quit\nnever asked\n", "chat"))
            .ShouldBeDone();

        ran.Output.ShouldContain("14 metres");
        ran.Output.ShouldContain("Did you mean /sources?");
        ran.Output.ShouldContain("1 article of 1 outlet");
        ran.Output.ShouldNotContain("> ");
    }

    [Fact]
    public async Task EvalPrintsExactlyTheAgreedKeys()
    {
        var questions = Folder.Write("q.jsonl", """{"id":"a","question":"How long is the longest crack?","answers":["14 metres"],"gold":["dam"],"answerable":true}""");
        var details = Folder.PathOf("details.jsonl");

        var ran =
            (await RunAsync("eval", "--articles", DamFile(), "--questions", questions, "--questions", questions, "--json",
                "--details", details)).ShouldBeDone();

        ran.Json.EnumerateObject().Select(property => property.Name).ShouldBe(
        [
            "articles", "passages", "questions", "answerable", "hit@1", "hit@5", "hit@10", "mrr@10", "answer@1",
                "answer@5", "answer@10",
            "reply_answer", "first_sentence_answer", "reply_cites_gold", "quotes_exact", "false_abstain", "null_abstain",
            "reply_chars_p50", "reply_chars_p90", "sent_gold", "sent_tokens_p50", "ms",
        ]);
        ran.Json.GetProperty("questions").GetInt32().ShouldBe(2);
        ran.Json.GetProperty("null_abstain").ValueKind.ShouldBe(JsonValueKind.Null);
        (await File.ReadAllLinesAsync(details, TestContext.Current.CancellationToken)).Length.ShouldBe(2);
        Directory.Exists(Data).ShouldBeFalse("an evaluation keeps to its own folder");
    }

    [Fact]
    public async Task ABadQuestionFailsEvalAndSaysWhere()
    {
        var ran = await RunAsync("eval", "--articles", DamFile(), "--questions", Folder.Write("q.jsonl", "{}"));

        ran.Status.ShouldBe(CommandLine.Failed);
        ran.Error.ShouldContain("q.jsonl:1: \"question\" is missing");
    }

    [Fact]
    public async Task TheIndexCanBeRebuiltAndCounted()
    {
        await RunAsync("ingest", DamFile());

        (await RunAsync("index", "rebuild", "--json")).ShouldBeDone().Json.GetProperty("passages").GetInt32().ShouldBe(1);
        (await RunAsync("index", "stats")).ShouldBeDone().Output.ShouldContain("passages\t1\n");
    }

    [Fact]
    public async Task DoctorNamesWhatIsMissing()
    {
        var ran = (await RunAsync("doctor")).ShouldBeDone();

        ran.Output.ShouldContain("missing data folder");
        ran.Output.ShouldContain("missing language model");
    }
}

using System.Runtime.CompilerServices;
using NewsBot.Retrieval.Questions;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Questions;

public sealed class MessageClassifierTests
{
    private static readonly (MessageKind Kind, string Text)[] Utterances =
    [
        .. File.ReadLines(FixturePath())
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
            .Select(parts => (Enum.Parse<MessageKind>(parts[0]), parts[1])),
    ];

    [Fact]
    public void NoQuestionIsTakenForSmallTalk() =>
        Utterances.Where(message => message.Kind == MessageKind.Question
            && MessageClassifier.Classify(message.Text) != message.Kind)
            .Select(message => message.Text).ShouldBeEmpty();

    [Fact]
    public void NoSmallTalkIsSearched() =>
        Utterances.Where(message => message.Kind != MessageKind.Question
            && MessageClassifier.Classify(message.Text) != message.Kind)
            .Select(message => $"{message.Text} ({MessageClassifier.Classify(message.Text)})").ShouldBeEmpty();

    private static string FixturePath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Fixtures", "utterances.tsv");
}

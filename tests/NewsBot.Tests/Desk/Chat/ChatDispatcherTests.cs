using NewsBot.Desk;
using NewsBot.Desk.Chat;
using NewsBot.Storage.Answers;
using NewsBot.Tests.Support;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Desk.Chat;

public sealed class ChatDispatcherTests : IAsyncDisposable
{
    private const string Question = "How long is the longest crack in the Merrow Dam?";

    private readonly TestHost house = new(("NewsBot:Quota:QuestionsPerMember", "3"));
    private int next;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ChatDispatcher Clerk => house.Clerk;

    [Fact]
    public async Task AMentionIsAnsweredWithSourcesAndButtons()
    {
        await HoldAsync();

        var replies = await SayAsync(Question);

        replies.Seen.ShouldBe(["typing", "post"]);
        var post = replies.Posts.ShouldHaveSingleItem();
        post.Text.ShouldContain("The longest crack is 14 metres long. [");
        post.Text.ShouldContain(
            "] [Three cracks found in Merrow Dam](<https://post.example/dam>) · The Harbour Post · <t:1759449600:D>");
        post.Buttons.Select(button => button.Label).ShouldBe(["Sources & quotes", "Follow up", "Useful", "Not useful"]);
    }

    [Fact]
    public async Task ACommandIsDeferredAndThenAnswered()
    {
        await HoldAsync();

        var replies = await CommandAsync("ask", ("question", Question));

        replies.Seen.ShouldBe(["deferred", "post"]);
    }

    [Fact]
    public async Task APrivateCommandIsPrivateFromTheStart()
    {
        await HoldAsync();

        var replies = await CommandAsync("ask", ("question", Question), ("private", "true"));

        replies.Seen.ShouldBe(["deferred for one", "post"]);
    }

    [Fact]
    public async Task TheSameMessageTwiceIsAnsweredOnce()
    {
        await HoldAsync();
        var message = Message(Question);

        var first = await TakeAsync(message);
        var second = await TakeAsync(message);

        first.Posts.Count.ShouldBe(1);
        second.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheSameMessageAfterARestartIsAnsweredOnce()
    {
        await HoldAsync();
        var message = Message(Question);
        await TakeAsync(message);

        await using var restarted = house.Restarted();
        var replies = new RecordedReplies();
        restarted.Clerk.Dispatch(message, replies);
        await restarted.Clerk.WaitUntilIdleAsync();

        replies.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task AReplyToAnAnswerGoesOnWithItsConversationEvenAfterARestart()
    {
        await HoldAsync();
        var first = await SayAsync("Who noticed the cracks in the Merrow Dam?");

        await using var restarted = house.Restarted();
        var replies = new RecordedReplies();
        restarted.Clerk.Dispatch(Message("And how long is the longest?") with { InReplyTo = first.Ids[0] }, replies);
        await restarted.Clerk.WaitUntilIdleAsync();

        replies.Posts[0].Text.ShouldContain("The longest crack is 14 metres long.");
    }

    [Fact]
    public async Task AReplyInAnotherCommunityKnowsNothingOfTheConversation()
    {
        await HoldAsync();
        var first = await SayAsync("Who noticed the cracks in the Merrow Dam?");

        var replies =
            await TakeAsync(Message("And?") with { InReplyTo = first.Ids[0], Location = new ChatLocation("other", "1") });

        replies.Posts.Concat(replies.Told).ShouldAllBe(post => !post.Text.Contains("Hadrell"));
    }

    [Fact]
    public async Task AThreadIsOneConversation()
    {
        await HoldAsync();
        var place = new ChatLocation("club", "1") { Thread = "7" };
        await TakeAsync(Message("Who noticed the cracks in the Merrow Dam?") with { Location = place });

        var replies = await TakeAsync(Message("And how long is the longest?") with { Location = place });

        replies.Posts[0].Text.ShouldContain("The longest crack is 14 metres long.");
    }

    [Fact]
    public async Task WhatIsAskedPrivatelyInAThreadIsNotGoneOnWithByOthers()
    {
        await HoldAsync();
        var place = new ChatLocation("club", "1") { Thread = "7" };
        await TakeAsync(
            Command("ask", ("question", "Who noticed the cracks in the Merrow Dam?"),
                ("private", "true")) with
            { Location = place },
            new RecordedReplies(true));

        (await house.Answers.ListTurnsAsync("7", 5, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task APrivateFollowUpIsNotGoneOnWithByOthers()
    {
        await HoldAsync();
        var answer = await SayAsync("Who noticed the cracks in the Merrow Dam?");
        var button = answer.Posts[0].Buttons[1].Id;
        var turns = await house.Answers.ListTurnsAsync("1", 5, Cancellation);

        var replies = await TakeAsync(
            new ModalSubmission(button, "And how long is the longest?")
            { Id = $"{++next}", Asker = new Asker("ben"), Location = new ChatLocation("club", "1"), IsPrivate = true },
            new RecordedReplies(true));

        replies.Seen.ShouldBe(["deferred for one", "post"]);
        replies.Posts[0].Text.ShouldContain("The longest crack is 14 metres long.");
        (await house.Answers.ListTurnsAsync("1", 5, Cancellation)).ShouldBe(turns);
    }

    [Fact]
    public async Task ARefusalIsToldOnceInAWhileAndNeverInTheChannelThatIsNotToBeUsed()
    {
        await SettingsAsync(("channels", "<#5>"));

        (await SayAsync(Question)).Seen.ShouldBe(["tell"]);
        (await SayAsync(Question)).Seen.ShouldBeEmpty();
        (await TakeAsync(Message(Question) with { Asker = new Asker("ben") }, new RecordedReplies { TellIsRefused = true }))
            .Seen.ShouldBeEmpty();
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        (await SayAsync(Question)).Seen.ShouldBe(["tell"]);
    }

    [Fact]
    public async Task ABareMentionWhereNothingMayBeAskedGetsNoHelpThere()
    {
        await SettingsAsync(("channels", "<#5>"));

        (await SayAsync("")).Seen.ShouldBe(["tell"]);
    }

    [Fact]
    public async Task AWrongUseThatOnlyTheAnswerFindsCostsNothing()
    {
        await HoldAsync();
        for (var i = 0; i < 5; i++) await CommandAsync("ask", ("question", Question), ("outlet", "Nobody's Gazette"));

        (await CommandAsync("ask", ("question", Question))).Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task AnAcknowledgementThatIsLostIsTriedAgainAtOnce()
    {
        await HoldAsync();
        var replies = new RecordedReplies(true) { FirstAcknowledgementsFail = 2 };
        Clerk.Dispatch(Command("ask", ("question", Question)), replies);
        var working = Clerk.WaitUntilIdleAsync();
        await Poll.UntilAsync(
            () =>
            {
                house.Clock.Advance(TimeSpan.FromMilliseconds(100));
                return working.IsCompleted;
            },
            "the reply");

        replies.Seen.ShouldBe(["deferred", "post"]);
    }

    [Fact]
    public async Task WhoComesWhileTheBotStopsIsToldSo()
    {
        await Clerk.DrainAsync(Cancellation);

        var replies = await SayAsync(Question);

        replies.Told[0].Text.ShouldBe("The bot is being restarted. Please ask again in a minute.");
    }

    [Fact]
    public async Task WhoStillWaitsWhenTheTimeToStopIsUpIsToldSo()
    {
        await using var model = await ScriptedModel.StartAsync(ModelReplies.Stalls());
        await using var slow = new TestHost(
            ("NewsBot:Model:Provider", "OpenAI"), ("NewsBot:Model:Endpoint", model.Endpoint), ("NewsBot:Model:Name", "scripted"));
        await slow.HoldingAsync(Some.Article("dam"));
        var replies = new RecordedReplies();
        slow.Clerk.Dispatch(Message(Question), replies);
        await Poll.UntilAsync(() => model.Requests.Count > 0, "the model is asked");

        await slow.Clerk.DrainAsync(new CancellationToken(canceled: true));

        replies.Told.ShouldHaveSingleItem().Text.ShouldBe("The bot is being restarted. Please ask again in a minute.");
    }

    [Fact]
    public async Task WhatIsNoAnswerOpensNoThread()
    {
        await HoldAsync();
        await SettingsAsync(("answers", "thread"));
        var thread = new RecordedReplies();

        var replies = await TakeAsync(Message("Who won the World Cup in 2030?"), new RecordedReplies { Thread = (thread, "77") });

        replies.Seen.ShouldBe(["typing", "post"]);
        thread.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task MoreFeedsThanTheHostAllowsAreRefused()
    {
        await using var web = new TestHost(("NewsBot:Quota:FeedsPerCommunity", "1"));
        await web.Feeds.AddAsync("https://post.example/feed.xml", community: "club", cancellationToken: Cancellation);
        var replies = new RecordedReplies(true);

        var adding = Command("feeds", ("action", "add"), ("feed", "https://courier.example/feed.xml"));
        web.Clerk.Dispatch(adding with { Asker = new Asker("mod") { CanManage = true } }, replies);
        await web.Clerk.WaitUntilIdleAsync();

        replies.Posts.Concat(replies.Told).Last().Text.ShouldContain("1 feeds are followed here, and more are not allowed");
    }

    [Fact]
    public async Task AnEmptyMentionGetsHelp() => (await SayAsync("  ")).Posts[0].Text.ShouldContain("/ask");

    [Fact]
    public async Task AMentionBelowAMessageAsksAboutThatMessage()
    {
        await HoldAsync();

        var replies = await TakeAsync(Message("") with { QuotedText = Question });

        replies.Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task QuestionsAreCountedAndTheAskerIsToldWhenToComeBack()
    {
        await HoldAsync();
        for (var i = 0; i < 3; i++) await SayAsync(Question);

        var replies = await SayAsync(Question);

        replies.Seen.ShouldBe(["tell"]);
        replies.Told[0].Text.ShouldBe(
            "You have asked as much as one member may in an hour. "
            + $"Ask again <t:{house.Clock.GetUtcNow().AddMinutes(20).AddSeconds(1).ToUnixTimeSeconds()}:R>.");
    }

    [Fact]
    public async Task AWrongUseIsToldToTheAskerAloneAndCostsNothing()
    {
        await HoldAsync();
        for (var i = 0; i < 5; i++)
        {
            var wrong = await CommandAsync("ask", ("question", Question), ("as_of", "yesterdayish"));
            wrong.Seen.ShouldBe(["tell"]);
        }

        (await CommandAsync("ask", ("question", Question))).Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhoTakesNoDirectMessagesIsToldWhereTheyAsked()
    {
        var replies = await TakeAsync(
            Command("ask", ("question", Question), ("as_of", "yesterdayish")), new RecordedReplies { TellIsRefused = true });

        replies.Posts[0].Text.ShouldContain("2025-10-03");
    }

    [Fact]
    public async Task OnlyTheChannelsThatWereSetAreAnsweredIn()
    {
        await SettingsAsync(("channels", "<#5> <#6>"));

        var replies = await SayAsync(Question);

        replies.Seen.ShouldBe(["tell"]);
        replies.Told[0].Text.ShouldBe("Questions are answered in <#5>, <#6> here.");
        (await TakeAsync(Message(Question) with { Location = new ChatLocation("club", "5") })).Posts.Count.ShouldBe(1);
        (await TakeAsync(Message(Question) with { Location = new ChatLocation("club", "6") { Thread = "66" } }))
            .Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task OnlyTheRolesThatWereSetMayAsk()
    {
        await SettingsAsync(("roles", "<@&8>"));

        (await SayAsync(Question)).Told[0].Text.ShouldBe("To ask here, you need the role <@&8>.");
        (await TakeAsync(Message(Question) with { Asker = new Asker("ben") { Roles = ["8"] } })).Posts.Count.ShouldBe(1);
        (await TakeAsync(Message(Question) with { Asker = new Asker("mod") { CanManage = true } })).Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhatOneCommunitySetsIsNothingToAnother()
    {
        await SettingsAsync(("channels", "<#5>"));

        (await TakeAsync(Message(Question) with { Location = new ChatLocation("other", "1") })).Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhereSetTheAnswerOpensAThreadForWhatFollows()
    {
        await HoldAsync();
        await SettingsAsync(("answers", "thread"));
        var thread = new RecordedReplies();

        var replies = await TakeAsync(Message(Question), new RecordedReplies { Thread = (thread, "77") });

        replies.Seen.ShouldBe(["typing", $"thread {Question}"]);
        thread.Posts[0].Text.ShouldContain("14 metres");
        (await house.Answers.ListTurnsAsync("77", 5, Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhereNoThreadCanBeOpenedTheAnswerComesInTheChannel()
    {
        await HoldAsync();
        await SettingsAsync(("answers", "thread"));

        (await SayAsync(Question)).Posts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WhatMayWorkLaterIsTriedAgain()
    {
        await HoldAsync();
        var replies = new RecordedReplies().Failing(PostFailure.Transient, PostFailure.Transient);
        Clerk.Dispatch(Message(Question), replies);
        var finishing = Clerk.WaitUntilIdleAsync();

        await Poll.UntilAsync(
            () =>
            {
                house.Clock.Advance(TimeSpan.FromSeconds(1));
                return finishing.IsCompleted;
            },
            "the reply is posted");

        replies.Posts.Count.ShouldBe(1);
        replies.Seen.Count(what => what == "post").ShouldBe(3);
    }

    [Fact]
    public async Task WhereItMayNotWriteTheAskerIsTold()
    {
        var replies = await TakeAsync(Message(Question), new RecordedReplies().Failing(PostFailure.Forbidden));

        replies.Told[0].Text.ShouldContain("I may not write in <#1>");
    }

    [Fact]
    public async Task ACommandThatIsAnsweredTooLateIsAnsweredInTheChannel()
    {
        await HoldAsync();
        var other = new RecordedReplies();

        await TakeAsync(
            Command("ask", ("question", Question)),
            new RecordedReplies(true) { AcknowledgeFails = PostFailure.TooLate, Other = other });

        other.Posts[0].Text.ShouldContain("14 metres");
    }

    [Fact]
    public async Task TheSourcesButtonShowsTheSentencesToWhoPressedIt()
    {
        await HoldAsync();
        var answer = await SayAsync(Question);

        var replies = await TakeAsync(Press(answer.Posts[0].Buttons[0].Id), new RecordedReplies(true));

        replies.Seen.ShouldBe(["deferred for one", "post"]);
        replies.Posts[0].Text.ShouldContain("> The longest crack is 14 metres long.");
    }

    [Fact]
    public async Task AButtonOfAnotherCommunitysAnswerShowsNothing()
    {
        await HoldAsync();
        var answer = await SayAsync(Question);

        var replies = await TakeAsync(
            Press(answer.Posts[0].Buttons[0].Id) with { Location = new ChatLocation("other", "1") }, new RecordedReplies(true));

        replies.Posts[0].Text.ShouldBe("This answer is not kept any more.");
    }

    [Theory]
    [InlineData("useful:x")]
    [InlineData("3:1")]
    [InlineData("")]
    [InlineData("sources:99999999999999999999")]
    public async Task AButtonThatIsNoneOfOursDoesNothing(string id) =>
        (await TakeAsync(Press(id), new RecordedReplies(true))).Seen.ShouldBeEmpty();

    [Fact]
    public async Task ALaterRatingTakesTheEarliersPlace()
    {
        await HoldAsync();
        var buttons = (await SayAsync(Question)).Posts[0].Buttons;

        await TakeAsync(Press(buttons[2].Id), new RecordedReplies(true));
        await TakeAsync(Press(buttons[3].Id), new RecordedReplies(true));

        (await house.Answers.CountRatingsAsync("club", Cancellation)).ShouldBe(new Ratings(0, 1));
        (await house.Answers.CountRatingsAsync("other", Cancellation)).ShouldBe(new Ratings(0, 0));
    }

    [Fact]
    public async Task TheFollowUpFormAsksOn()
    {
        await HoldAsync();
        var button = (await SayAsync("Who noticed the cracks in the Merrow Dam?")).Posts[0].Buttons[1].Id;

        ChatDispatcher.FindForm(button)!.Id.ShouldBe(button);
        var replies = await TakeAsync(
            new ModalSubmission(button, "And how long is the longest?")
            { Id = $"{++next}", Asker = new Asker("ada"), Location = new ChatLocation("club", "1") },
            new RecordedReplies(true));

        replies.Posts[0].Text.ShouldContain("The longest crack is 14 metres long.");
    }

    [Fact]
    public async Task WhatIsToBeForgottenIsForgotten()
    {
        await HoldAsync();
        var answer = await SayAsync("Who noticed the cracks in the Merrow Dam?");
        await TakeAsync(Press(answer.Posts[0].Buttons[2].Id), new RecordedReplies(true));

        (await CommandAsync("privacy")).Posts[0].Text.ShouldContain("1 question with how the answer begins");
        (await CommandAsync("privacy", ("action", "delete"))).Posts[0].Text.ShouldContain(
            "Deleted: 1 question, 1 rating, 0 topics and briefs.");

        (await CommandAsync("privacy")).Posts[0].Text.ShouldStartWith("Nothing is kept about you.");
        (await TakeAsync(Press(answer.Posts[0].Buttons[0].Id), new RecordedReplies(true)))
            .Posts[0].Text.ShouldBe("This answer is not kept any more.");
        (await house.Answers.CountRatingsAsync("club", Cancellation)).ShouldBe(new Ratings(0, 0));
    }

    [Fact]
    public async Task SettingsAndFeedsAreForThoseWhoManage()
    {
        foreach (var name in new[] { "settings", "feeds" })
        {
            var replies = await CommandAsync(name);

            replies.Seen.ShouldBe(["tell"]);
            replies.Told[0].Text.ShouldContain("is for those who manage this community");
        }
    }

    [Theory]
    [InlineData("channels", "general", "names no channel")]
    [InlineData("roles", "<#5>", "names no role")]
    [InlineData("answers", "nowhere", "is none of channel, thread")]
    [InlineData("language", "gb", "is no code of a language; give one of two or three letters, as en or de, or write all")]
    [InlineData("member_quota", "4", "from 1 to 3")]
    [InlineData("community_quota", "301", "from 1 to 300")]
    public async Task ASettingThatCannotBeIsToldWithTheRemedy(string option, string value, string told)
    {
        var replies = await SettingsAsync((option, value));

        replies.Posts.Concat(replies.Told).Last().Text.ShouldContain(told);
    }

    [Fact]
    public async Task SettingsSurviveARestart()
    {
        await SettingsAsync(("channels", "<#5>"), ("member_quota", "2"), ("visible", "asker"));

        await using var restarted = house.Restarted();
        var replies = new RecordedReplies(true);
        restarted.Clerk.Dispatch(Command("settings") with { Asker = new Asker("mod") { CanManage = true } }, replies);
        await restarted.Clerk.WaitUntilIdleAsync();

        replies.Posts[0].Text.ShouldContain("channels: <#5>");
        replies.Posts[0].Text.ShouldContain("`member_quota`: 2 an hour");
        replies.Posts[0].Text.ShouldContain("for the asker alone");
    }

    [Fact]
    public async Task TheLanguageThatWasSetHoldsForWhateverIsAskedThere()
    {
        await house.HoldingAsync(
            Some.Article("dam", url: "https://post.example/dam") with { Language = "en-gb" },
            Some.Article("ferry", "Electric ferry sails", Some.FerryBody) with { Language = "de" });

        (await SettingsAsync(("language", "de"))).Posts[0].Text
            .ShouldContain("- language: from coverage in German (de), and from what does not say its language\n");

        (await SayAsync(Question)).Posts[0].Text.ShouldStartWith("The coverage does not say, in German coverage: ");
        (await CommandAsync("ask", ("question", Question), ("language", "all"))).Posts[0].Text.ShouldContain("14 metres");
        (await TakeAsync(Message(Question) with { Location = new ChatLocation("other", "1") }))
            .Posts[0].Text.ShouldContain("14 metres");
        (await SettingsAsync(("language", "cy"))).Posts[0].Text
            .ShouldContain("Welsh (cy), and from what does not say its language; none in it is held yet");
        (await SettingsAsync(("language", "all"))).Posts[0].Text.ShouldContain("- language: from coverage in any language");
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("feeds.opml")]
    public async Task NoFileOfTheHostsIsReadForAMember(string input)
    {
        foreach (var action in new[] { "add", "test" })
        {
            var replies = await TakeAsync(
                Command("feeds", ("action", action), ("feed", input)) with { Asker = new Asker("mod") { CanManage = true } },
                new RecordedReplies(true));

            replies.Posts.Concat(replies.Told).Last().Text.ShouldContain("is no address");
        }
    }

    [Fact]
    public async Task WhatWentWrongIsNotShownButLogged()
    {
        var replies = new RecordedReplies(true);
        // A file where the data folder ought to be.
        await using var broken = new TestHost(("NewsBot:DataDirectory", house.Folder.Write("file", "x")));
        broken.Clerk.Dispatch(Command("ask", ("question", Question)), replies);
        await broken.Clerk.WaitUntilIdleAsync();

        var text = replies.Posts.Concat(replies.Told).ShouldHaveSingleItem().Text;
        text.ShouldBe("Something went wrong here, and it was noted. Please ask again later.");
        text.ShouldNotContain(house.Folder.Path);
        broken.Logs.Text.ShouldContain("The archive cannot be used");
    }

    [Fact]
    public async Task RepliesOfAChannelComeInTheOrderOfTheQuestions()
    {
        await HoldAsync();
        var posted = new System.Collections.Concurrent.ConcurrentQueue<int>();
        foreach (var i in Enumerable.Range(0, 30))
            Clerk.Dispatch(
                Message(Question) with { Asker = new Asker($"member {i}") },
                new RecordedReplies(onPosted: _ => posted.Enqueue(i)));

        await Clerk.WaitUntilIdleAsync();

        posted.ShouldBe(Enumerable.Range(0, 30));
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    private Task<TestHost> HoldAsync() => house.HoldingAsync(Some.Article("dam", url: "https://post.example/dam"));

    private Task<RecordedReplies> SayAsync(string text) => TakeAsync(Message(text));

    private Task<RecordedReplies> CommandAsync(string name, params (string, string)[] options) =>
        TakeAsync(Command(name, options), new RecordedReplies(true));

    private Task<RecordedReplies> SettingsAsync(params (string, string)[] options) =>
        TakeAsync(Command("settings", options) with { Asker = new Asker("mod") { CanManage = true } }, new RecordedReplies(true));

    private ChatMessage Message(string text) =>
        new(text) { Id = $"{++next}", Asker = new Asker("ada"), Location = new ChatLocation("club", "1") };

    private ChatCommand Command(string name, params (string Name, string Value)[] options) =>
        new(name, options.ToDictionary(option => option.Name, option => option.Value))
        { Id = $"{++next}", Asker = new Asker("ada"), Location = new ChatLocation("club", "1") };

    private ButtonPress Press(string button) =>
        new(button) { Id = $"{++next}", Asker = new Asker("ada"), Location = new ChatLocation("club", "1") };

    private async Task<RecordedReplies> TakeAsync(ChatEvent incoming, RecordedReplies? replies = null)
    {
        replies ??= new RecordedReplies();
        Clerk.Dispatch(incoming, replies);
        await Clerk.WaitUntilIdleAsync();
        return replies;
    }
}

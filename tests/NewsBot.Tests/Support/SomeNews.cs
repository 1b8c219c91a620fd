using NewsBot.Articles;

namespace NewsBot.Tests.Support;

/// <summary>Reports of a few events, by several hands, as stories are made of.</summary>
internal static class SomeNews
{
    public const string FireTitle = "Ferry Ilmar catches fire off Ostwick, all 212 passengers rescued";

    /// <summary>What <see cref="OfOneTopic"/> is about.</summary>
    public const string HarbourTopic = "Teal Sound harbour";

    /// <summary>Who speaks in each article of <see cref="OfOneTopic"/>.</summary>
    public const string HarbourMaster = "Ines Corvel";

    private const string FireLead =
        "All 212 passengers of the ferry Ilmar were brought ashore at Ostwick on Friday after a fire broke out in its engine "
            + "room.";

    private static readonly string[] Fire =
    [
        FireLead + " Nobody was badly hurt, the coastguard said.",
        "The fire started at 14:20, when the ship was nine kilometres from the harbour, and was put out after two hours by "
            + "the tug Pelorin. "
        + "Captain Oda Brandt ordered everybody into the boats twelve minutes after the alarm.",
        "“The sea was calm and the people were calmer,” Brandt told reporters on the quay. Six of the crew were treated in "
            + "hospital for smoke.",
        "The Ilmar was built in Corvane in 2019 and carries an electric drive, whose batteries fill two rooms below the water "
            + "line. "
        + "Inspectors of the Calveth Maritime Board will go aboard on Saturday to find out whether a battery was the cause.",
        "The operator, Northing Lines, cancelled all crossings until Monday and offered to pay for 38 cars that stayed on deck. "
        + "A spokesman said that the ship had passed its last inspection in May without a remark.",
        "Minister of Transport Tavi Ekholm thanked the fishermen of Ostwick, whose 17 boats had taken most of the passengers "
            + "off.",
    ];

    public static string FireBody { get; } = string.Join("\n\n", Fire);

    public static string FireCut { get; } = string.Join("\n\n", Fire[..3]);

    public static string FireWithAnotherLead { get; } =
        "OSTWICK (Reuters) - "
            + FireBody.Replace(
            FireLead, "A blaze at sea ended without deaths on Friday, when fishermen emptied a burning ferry off Ostwick.",
                StringComparison.Ordinal);

    /// <summary>The same event by somebody who was there, too.</summary>
    public static Article FireByAnother(
        string id = "other", string outlet = "Calveth Courier", string published = "2025-10-03T19:00:00Z") => Some.Article(
        id,
        "Passengers of burning ferry Ilmar saved by fishermen off Ostwick",
        "Fishermen pulled passengers from a burning ferry off Ostwick on Friday, when the Ilmar caught fire an hour before it "
            + "was due in port.\n\n"
        + "Captain Oda Brandt said that smoke came from the engine room first. All 212 passengers are safe, according to the "
        + "coastguard.\n\n"
        + "“We saw the smoke and went,” said Jarl Menning, who fishes for crab and took 31 of them aboard. Northing Lines has "
        + "stopped its "
        + "ferry service. The batteries of the Ilmar will be looked at by the Maritime Board.",
        outlet,
        published: published);

    public static Article FireReport(string id, string outlet, string? published = "2025-10-03T18:00:00Z", string? body = null,
        string? author = null, string? title = null) =>
        Some.Article(id, title ?? FireTitle, body ?? FireBody, outlet, published: published) with { Author = author };

    /// <summary>Quarterly results as every company words them.</summary>
    public static Article Results(string company, int seed, string published = "2025-10-03T09:00:00Z")
    {
        var random = new Random(seed);
        string Million() => $"{random.Next(10, 990)}.{random.Next(1, 9)} million crowns";
        return Some.Article(
            $"results-{company}",
            $"{company} third quarter results",
            $"Net profit in the third quarter was {Million()}, compared with {Million()} in the same quarter of the year "
                + $"before, the company said in a "
            + $"statement. Revenue in the three months to the end of September was {Million()}, compared with {Million()} a "
            + $"year before. Operating "
            + $"profit before items that occur only once was {Million()}, compared with {Million()}. The board of directors "
            + $"will propose a dividend of "
            + $"{random.Next(1, 9)}.{random.Next(10, 99)} crowns a share, and expects revenue for the whole year of between "
            + $"{Million()} and {Million()}.",
            published: published);
    }

    /// <summary>
    /// Short articles on <see cref="HarbourTopic"/>, each of a day of its own event, by seven outlets, one every six minutes
    /// up to then.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="until">When the last of them was published.</param>
    public static IEnumerable<Article> OfOneTopic(int count, DateTimeOffset until)
    {
        string[] vessels = ["tug", "barge", "ferry", "trawler", "dredger", "yacht"];
        for (var number = 0; number < count; number++)
        {
            var random = new Random(number);
            string Word() =>
                string.Concat(
                    Enumerable.Range(0, 3).Select(_ => $"{"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}"));
            string Name() => Word() is var word ? char.ToUpperInvariant(word[0]) + word[1..] : "";
            var (vessel, name) = (vessels[random.Next(vessels.Length)], Name());
            yield return Some.Article(
                $"harbour-{number}",
                $"{HarbourTopic}: the {vessel} {name} loses its {Word()}",
                $"The {HarbourTopic} closed berth {random.Next(2, 90)} after the {vessel} {name} lost {random.Next(2, 9_000)} "
                    + $"crates of {Word()} and {Word()} to the {Word()}.\n\n"
                + $"“We will look for the {Word()} and the {Word()} until the {Word()} is found,” said harbour master "
                + $"{HarbourMaster}. "
                + $"Captain {Name()} {Name()} did not answer, and the {Word()} of {Name()} is to {Word()} the {Word()} next.",
                $"Outlet {number % 7}") with
            { Published = until - (TimeSpan.FromMinutes(6) * (count - 1 - number)) };
        }
    }

    /// <summary>Articles that have nothing to do with anything, nor with each other.</summary>
    public static IEnumerable<Article> Unrelated(int count, string published = "2025-10-03T12:00:00Z")
    {
        for (var number = 0; number < count; number++)
        {
            var random = new Random(number);
            string Word() =>
                string.Concat(
                    Enumerable.Range(0, 3).Select(_ => $"{"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}"));
            string Words(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => Word()));
            yield return Some.Article(
                $"unrelated-{number}", Words(6), string.Join(". ", Enumerable.Range(0, 8).Select(_ => Words(12))) + ".",
                    $"Outlet {number % 5}", published: published);
        }
    }
}

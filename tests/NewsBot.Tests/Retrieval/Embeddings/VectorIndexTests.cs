using CsCheck;
using NewsBot.Retrieval;
using NewsBot.Retrieval.Embeddings;
using NewsBot.Storage.Vectors;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Retrieval.Embeddings;

public sealed class VectorIndexTests
{
    private static readonly DateTimeOffset Now = new(2025, 10, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly VectorFilter All = VectorFilter.PublishedUntil(Now, Scope.All);

    [Fact]
    public void TheNearestAreThoseThatComparingAllFinds() =>
        Gen.Select(Gen.Float[-1, 1].Array[6].Array[1, 200], Gen.Float[-1, 1].Array[6], Gen.Int[1, 20])
            .Sample((vectors, question, most) =>
    {
        var space = new VectorIndex(1, 6);
        for (var i = 0; i < vectors.Length; i++) space.Add(Stored(i + 1, vectors[i]));

        var hits = space.Search(question, All, most).Hits;

        Func<float[], float> product = vector => vector.Zip(question, (a, b) => a * b).Sum();
        hits.Select(hit => (double)hit.Cosine)
            .ShouldBe(vectors.Select(vector => (double)product(vector)).OrderDescending().Take(most), 1e-5);
        hits.ShouldAllBe(hit => Math.Abs(product(vectors[hit.ArticleKey - 1]) - hit.Cosine) < 1e-5);
    }, iter: 200);

    [Fact]
    public void WhatLiesInLaterBlocksIsFoundAsWell()
    {
        var space = new VectorIndex(1, 2);
        for (var i = 1; i <= 20_000; i++) space.Add(Stored(i, i is 9_000 or 19_999 ? [1, 0] : [0, 1]));

        var hits = space.Search(new float[] { 1, 0 }, All, 3).Hits;

        space.Count.ShouldBe(20_000);
        hits.Take(2).Select(hit => hit.Passage.ArticleId).ShouldBe(["a9000", "a19999"]);
        hits[0].Similarity.ShouldBe(1.2);
        hits[2].Similarity.ShouldBe(0);
    }

    [Fact]
    public void WhatIsPublishedLaterOrExcludedIsNotSeenAndWhatHasNoDateIs()
    {
        var space = new VectorIndex(1, 2);
        space.Add(Stored(1, [1, 0], Now.AddMinutes(1)));
        space.Add(Stored(2, [1, 0], Now));
        space.Add(Stored(3, [1, 0], null));
        space.Add(Stored(4, [1, 0], Now.AddDays(-1)));

        var scope = new Scope { Excluded = new HashSet<string> { "a4" } };
        space.Search(new float[] { 1, 0 }, VectorFilter.PublishedUntil(Now, scope), 9).Hits.Select(hit => hit.Passage.ArticleId)
            .ShouldBe(["a2", "a3"]);
    }

    [Fact]
    public void WhatIsPrivateToOthersOrOutsideOfAScopeIsNotSeen()
    {
        var space = new VectorIndex(1, 2);
        space.Add(Stored(1, [1, 0]) with { Outlet = "The Harbour Post" });
        space.Add(Stored(2, [1, 0]) with { Outlet = "Corvane Wire", Community = "north" });
        space.Add(Stored(3, [1, 0], Now.AddDays(-2)) with { Community = "south" });
        space.Add(Stored(4, [1, 0], null));
        string Seen(Scope scope) =>
            string.Join(
                ' ', space.Search(new float[] { 1, 0 }, VectorFilter.PublishedUntil(Now, scope), 9).Hits.Select(hit =>
                    hit.Passage.ArticleId));

        Seen(Scope.All).ShouldBe("a1 a4");
        Seen(new Scope { Community = "north" }).ShouldBe("a1 a2 a4");
        Seen(new Scope { Community = "south" }).ShouldBe("a1 a3 a4");
        Seen(new Scope { Community = "south", PublishedSince = Now.AddDays(-1) }).ShouldBe("a1");
        Seen(new Scope { Community = "north", Outlets = ["corvane wire"] }).ShouldBe("a2");
        Seen(new Scope { Outlets = ["corvane wire"] }).ShouldBeEmpty();
    }

    [Fact]
    public void InALanguageItsRegionsAndWhatIsOfUnknownLanguageAreSeen()
    {
        var space = new VectorIndex(1, 2);
        space.Add(Stored(1, [1, 0]) with { Language = "en-gb" });
        space.Add(Stored(2, [1, 0]) with { Language = "de" });
        space.Add(Stored(3, [1, 0]));
        space.Add(Stored(4, [1, 0]) with { Language = "eng", Outlet = "Corvane Wire" });
        space.Add(Stored(4, [1, 0]) with { Key = 5, Version = 2, Language = "de-at", Outlet = "Corvane Wire" });
        string Seen(Scope scope) =>
            string.Join(
                ' ', space.Search(new float[] { 1, 0 }, VectorFilter.PublishedUntil(Now, scope), 9).Hits.Select(hit =>
                    hit.Passage.ArticleId));

        Seen(Scope.All).ShouldBe("a1 a2 a3 a4");
        Seen(new Scope { Language = "en" }).ShouldBe("a1 a3");
        Seen(new Scope { Language = "de-CH" }).ShouldBe("a2 a3 a4");
        Seen(new Scope { Language = "de", Outlets = ["corvane wire"] }).ShouldBe("a4");
        Seen(new Scope { Language = "fr" }).ShouldBe("a3");
    }

    [Fact]
    public void OfAnArticleOnlyTheLatestVersionIsSeen()
    {
        var space = new VectorIndex(1, 2);
        space.Add(new StoredVector(1, 7, "dam", 1, 0, Now, VectorBytes.FromVector([1, 0])));
        space.Add(new StoredVector(2, 7, "dam", 2, 0, Now, VectorBytes.FromVector([0, 1])));

        space.Search(new float[] { 1, 0 }, All, 9).Hits.ShouldHaveSingleItem().Passage.ShouldBe(new PassageKey("dam", 2, 0));
    }

    [Fact]
    public void BytesOfAnotherLengthAreLeftOut()
    {
        var space = new VectorIndex(1, 2);
        space.Add(new StoredVector(5, 7, "dam", 1, 0, Now, [1, 2, 3]));

        (space.Count, space.LastArticleKey).ShouldBe((0, 5));
        space.Search(new float[] { 1, 0 }, All, 9).Hits.ShouldBeEmpty();
    }

    [Fact]
    public void AmongAFewPassagesNoneStandsOut()
    {
        var space = new VectorIndex(1, 2);
        for (var i = 1; i <= 49; i++) space.Add(Stored(i, i == 5 ? [1, 0] : [0, 1]));

        space.Search(new float[] { 1, 0 }, All, 1).Hits[0].Similarity.ShouldBe(0);
    }

    [Fact]
    public void BytesAreReadAsTheyWereWritten() => Gen.Float.Array[0, 20].Sample(vector =>
    {
        var read = new float[vector.Length];
        VectorBytes.TryRead(VectorBytes.FromVector(vector), read).ShouldBeTrue();
        read.ShouldBe(vector);
        VectorBytes.FromVector([1f]).ShouldBe([0, 0, 0x80, 0x3f]);
    });

    private static StoredVector Stored(int key, float[] vector, DateTimeOffset? published) =>
        new(key, key, $"a{key}", 1, 0, published, VectorBytes.FromVector(vector));

    private static StoredVector Stored(int key, float[] vector) => Stored(key, vector, Now);
}

using NewsBot.Ingestion;
using NewsBot.Tests.Ingestion.Files;
using Shouldly;
using Xunit;

namespace NewsBot.Tests.Ingestion;

public sealed class BylineTests : FileTest
{
    [Theory]
    [InlineData("2026-11-05")]
    [InlineData("2026-11-05T10:14:00Z")]
    [InlineData("5 November 2026")]
    [InlineData("November 5, 2026")]
    [InlineData("Mon, 05 Nov 2026")]
    [InlineData("Mon, 05 Nov 2026 10:14:00 +0000")]
    [InlineData("Thursday 5th November, 10.14am")]
    [InlineData("Updated 10:14 GMT")]
    [InlineData("Last updated: 5 November 2026, 10:14 a.m. EST")]
    [InlineData("Published")]
    [InlineData("3 hours ago")]
    [InlineData("Today")]
    [InlineData("5 novembre 2026")]
    [InlineData("lunes, 5 de noviembre de 2026")]
    [InlineData("5. März 2026 um 10:14 Uhr")]
    [InlineData("5 de noviembre de 2026")]
    [InlineData("٥ نوفمبر ٢٠٢٦")]
    [InlineData("2026年11月5日")]
    [InlineData("２０２６－１１－０５")]
    [InlineData("05/11/2026 10:14")]
    [InlineData("12")]
    [InlineData("10:14")]
    [InlineData("https://post.example/people/ada")]
    [InlineData("www.post.example")]
    [InlineData("post.example/people/ada")]
    [InlineData("/people/ada")]
    [InlineData("ada@post.example")]
    [InlineData("<ada@post.example>")]
    [InlineData("mailto:ada@post.example")]
    [InlineData("ada@post.example (2026-11-05)")]
    [InlineData("admin")]
    [InlineData("undefined")]
    [InlineData(" - ")]
    [InlineData("")]
    [InlineData(null)]
    public void WhatNamesNobodyIsNoAuthor(string? given) => Byline.Parse(given).ShouldBeNull();

    [Theory]
    [InlineData("Ada Quill", "Ada Quill")]
    [InlineData(" By Ada  Quill ", "Ada Quill")]
    [InlineData("BY: ADA QUILL", "ADA QUILL")]
    [InlineData("Words by Ada Quill", "Ada Quill")]
    [InlineData("Ada Quill, Ada Quill", "Ada Quill")]
    [InlineData("Ada Quill, admin", "Ada Quill")]
    [InlineData("Byron Holm", "Byron Holm")]
    [InlineData("by the staff", "by the staff")]
    [InlineData("Quill, Ada", "Quill, Ada")]
    [InlineData("Ada Quill and Per Holm", "Ada Quill and Per Holm")]
    [InlineData("Ada Quill, 5 November 2026", "Ada Quill")]
    [InlineData("Ada Quill, 5 novembre 2026", "Ada Quill")]
    [InlineData("Ada Quill, Mon, 05 Nov 2026", "Ada Quill")]
    [InlineData("Ada Quill | Updated 10:14 GMT", "Ada Quill")]
    [InlineData("Ada Quill, https://post.example/ada", "Ada Quill")]
    [InlineData("ada@post.example (Ada Quill)", "Ada Quill")]
    [InlineData("Ada Quill <ada@post.example>", "Ada Quill")]
    [InlineData("April Holm, June May", "April Holm, June May")]
    [InlineData("April, June", "April, June")]
    [InlineData("AFP/Reuters", "AFP/Reuters")]
    [InlineData("Level 42", "Level 42")]
    [InlineData("Post.example", "Post.example")]
    [InlineData("آدا كويل", "آدا كويل")]
    public void NamesStay(string given, string author) => Byline.Parse(given).ShouldBe(author);

    [Theory]
    [InlineData("ferry.md", "---\ntitle: Ferry runs\nauthor: 2026-11-05\n---\nThe ferry runs again.")]
    [InlineData("ferry.jsonl", """{"title":"Ferry runs","author":"5 November 2026","body":"The ferry runs again."}""")]
    [InlineData(
        "ferry.html",
            "<title>Ferry runs</title><meta name=author content='Updated 10:14 GMT'><p>The ferry of Norrholm runs again, said "
                + "the harbour master on Friday.</p>")]
    public async Task FilesOfAllKindsGoByOneRule(string name, string text) =>
        (await ArticleInAsync(name, text)).Author.ShouldBeNull();
}

using Shouldly;
using Xunit;

namespace Compose.Site.Tests;

public sealed class PageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const int Phone = 390;
    private const int Desktop = 1280;

    [Theory]
    [InlineData(Phone)]
    [InlineData(Desktop)]
    public async Task No_page_is_wider_than_the_window(int width)
    {
        var page = await site.OpenAsync("index.html", width);
        var tooWide = new List<string>();
        foreach (var path in site.Pages)
        {
            await page.GotoAsync($"http://site.test/{path}");
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var actual && actual > width)
                tooWide.Add($"{path}: {actual}");
        }

        tooWide.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_link_leads_to_a_page_and_a_heading_of_it()
    {
        var page = await site.OpenAsync("index.html", Desktop);
        var (links, anchors) = (new List<(string From, Uri To)>(), new HashSet<string>());
        foreach (var path in site.Pages)
        {
            await page.GotoAsync($"http://site.test/{path}");
            foreach (var id in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(e => e.id)"))
                anchors.Add($"/{path}#{id}");
            foreach (var link in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('article a[href]')].map(a => a.href)"))
                if (Uri.TryCreate(link, UriKind.Absolute, out var to) && SiteFixture.IsOwn(to))
                    links.Add((path, to));
        }

        links.Count.ShouldBeGreaterThan(500);
        links
            .Where(l => !site.Has(l.To) || (l.To.Fragment.Length > 1 && !anchors.Contains(l.To.AbsolutePath + l.To.Fragment)))
            .Select(link => $"{link.From} -> {link.To.PathAndQuery}{link.To.Fragment}")
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task The_search_finds_a_rule_by_its_id()
    {
        var page = await site.OpenAsync("index.html", Desktop);
        await page.FillAsync("#search-query", "CF116");
        var found = page.Locator("#search-results .sr-item").First;
        await found.WaitForAsync();
        (await found.InnerTextAsync()).ShouldContain("CF116");
    }
}

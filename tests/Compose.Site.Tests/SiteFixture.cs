using Microsoft.Playwright;
using Xunit;

namespace Compose.Site.Tests;

/// <summary>A browser that is shown the site in the folder COMPOSE_SITE as if it came from a server; nothing else is reachable.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    private const string Origin = "http://site.test";

    private readonly string folder = Required("COMPOSE_SITE");
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Every page of the site, as paths below its root.</summary>
    public IEnumerable<string> Pages =>
        Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order();

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Required("COMPOSE_BROWSER"), Args = ["--no-sandbox"] } // root in a container has no sandbox
        );
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Opens a page of the site in a window of its own.</summary>
    public async Task<IPage> OpenAsync(string path, int width)
    {
        var page = await browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await page.RouteAsync("**/*", Answer);
        await page.GotoAsync($"{Origin}/{path}");
        return page;
    }

    /// <summary>Whether an address is a file of the site.</summary>
    public bool Has(Uri address) => File.Exists(Path.Combine(folder, Uri.UnescapeDataString(address.AbsolutePath[1..])));

    public static bool IsOwn(Uri address) => address.GetLeftPart(UriPartial.Authority) == Origin;

    private Task Answer(IRoute route)
    {
        var address = new Uri(route.Request.Url);
        return IsOwn(address) && Has(address)
            ? route.FulfillAsync(new() { Path = Path.Combine(folder, Uri.UnescapeDataString(address.AbsolutePath[1..])) })
            : route.AbortAsync();
    }

    private static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set; eng/docs.sh --check sets it");
}

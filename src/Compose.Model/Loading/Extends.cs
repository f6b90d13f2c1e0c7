using Compose.Model.Diagnostics;
using Compose.Model.Passes;
using Compose.Model.Passes.Merging;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Validation;

namespace Compose.Model.Loading;

/// <summary>
/// Resolves <c>extends</c> (spec 2.6): everything is inherited, and chains may span files. Each service is resolved once, however many
/// extend it.
/// </summary>
internal sealed class Extends(LoadContext loading, ModelReader reader)
{
    private readonly Dictionary<string, ServiceBook?> books = new(StringComparer.Ordinal);

    /// <summary>The document with all <c>extends</c> resolved.</summary>
    /// <param name="path">Absolute path of the document's file.</param>
    public Mapping Apply(Mapping document, Resets resets, string path, string folder)
    {
        if (document[ComposeFile.ServicesKey] is not Mapping services)
        {
            // Elsewhere null means no change; a file that names `services` must have some, even over another file.
            if (document[ComposeFile.ServicesKey] is { IsNull: true } nothing)
                loading.Sink.Add(ShapeDiagnostics.WrongType(nothing, ComposeFile.ServicesKey, new Wanted("a mapping")));
            return document;
        }

        var book = new ServiceBook(path, folder, services, [resets]);
        return document.Change(ComposeFile.ServicesKey, all => all.Select(entry => Resolve(book, entry.Name)));
    }

    private Node Resolve(ServiceBook book, string name)
    {
        // Up the chain, then down again: its length must not be bound by the stack.
        var chain = new List<ExtendsLink>();
        var met = new HashSet<(ServiceBook, string)>();
        Node? above = null;
        for (var link = Link(book, name); link is not null; link = Link(link.BaseBook, link.BaseName))
        {
            if (link.Book.Resolved.TryGetValue(link.Name, out above))
                break;
            if (!met.Add((link.Book, link.Name)))
            {
                loading.Sink.Add(Circle(chain[chain.FindIndex(l => l.Book == link.Book && l.Name == link.Name)..]));
                break;
            }

            chain.Add(link);
        }

        if (chain.Count == 0)
            return above ?? book.Services[name]!;
        above ??= chain[^1] is { BaseBook: { } last } end && !met.Contains((last, end.BaseName)) ? last.Services[end.BaseName] : null;
        for (var i = chain.Count - 1; i >= 0; i--)
            chain[i].Book.Resolved[chain[i].Name] = above = Join(chain[i], above as Mapping);
        return above!;
    }

    private Mapping Join(ExtendsLink link, Mapping? above)
    {
        // A service whose base is missing keeps `extends`, so that nothing the base would add is reported missing.
        if (above is null)
            return link.Service;
        var own = link.Service.Without(Service.ExtendsKey);
        foreach (var resets in link.Book.Resets)
            above = resets.ApplyTo(above, ComposeFile.ServicesKey, link.Name, Service.Shape);
        if (link.BaseBook != link.Book)
            foreach (var resets in link.BaseBook!.Resets)
                above = resets.ApplyTo(above, ComposeFile.ServicesKey, link.Name, Service.Shape);
        return new Merger(link.Sink, Marking.Extends(link.Extends.Key.At), !loading.Options.Interpolate).MergeMappings(
            above,
            own,
            Service.Shape
        );
    }

    /// <summary>What a service extends; null when it extends nothing or the entry is invalid.</summary>
    private ExtendsLink? Link(ServiceBook? book, string name)
    {
        if (book?.Services[name] is not Mapping service || !service.TryGet(Service.ExtendsKey, out var extends))
            return null;
        var (reference, file) = extends.Value is Mapping mapping
            ? (mapping.ScalarAt(Service.ExtendsServiceKey), mapping.ScalarAt(Service.ExtendsFileKey))
            : (extends.Value as Scalar, null);
        if (reference is null || extends.Value.IsNull)
            return null;

        var from = file is null ? book : Open(book, file);
        if (from is not null && !from.Services.Contains(reference.Text))
        {
            loading.Sink.Add(
                ResolutionDiagnostics.NoServiceToExtend(
                    name,
                    reference,
                    from.Path == book.Path ? null : loading.Shown(from.Path),
                    from.Services
                )
            );
            from = null;
        }

        return new ExtendsLink(book, name, service, extends, from, reference.Text, loading.Sink);
    }

    private ServiceBook? Open(ServiceBook book, Scalar file)
    {
        if (loading.Locate(file.Text, book.Folder, file.At) is not { } path)
            return null;
        loading.Refer(book.Path, file, path);
        if (books.TryGetValue(path, out var known))
            return known;
        books[path] = null;
        return books[path] = reader.ReadToExtend(path, file);
    }

    private static Diagnostic Circle(List<ExtendsLink> links)
    {
        var found = ConsistencyDiagnostics.DependencyCycle.At(
            links[0].Extends.Key.At,
            $"Circular reference: service `{links[0].Name}` extends itself: {string.Join(" -> ", links.Select(l => l.Name).Append(links[0].Name))}"
        );
        foreach (var link in links)
            found = found.See(link.Extends.Key.At, $"`{link.Name}` extends `{link.BaseName}`");
        return found.WithHelp("remove one of these `extends`");
    }
}

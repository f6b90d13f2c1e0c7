using Compose.Testing;
using Xunit;

namespace Compose.Model.Tests.Schema;

public class SchemaTests
{
    [Fact]
    public void The_schema_for_editors_says_what_the_shapes_say() =>
        Golden.ShouldMatch(
            ComposeSchema.ToJson(),
            Path.Combine(Path.GetDirectoryName(Fixtures.Root) ?? "", "schemas", "compose.schema.json")
        );
}

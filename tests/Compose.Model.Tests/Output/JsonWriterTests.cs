using Compose.Model.Output;
using Compose.Model.Syntax;
using Compose.Model.Tests.Syntax;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Output;

public class JsonWriterTests
{
    [Fact]
    public void A_project_is_printed_with_sorted_root_keys_and_extensions_at_the_root_only() =>
        JsonWriter
            .WriteProject(
                (Mapping)
                    Yaml.Parse(
                        """
                        x-note: {b: 1.50, a: 1e6}
                        models: {m: {model: ai}}
                        services:
                          web: {image: "<a&b>", x-note: hi, build: {context: .}}
                        name: demo
                        """
                    ),
                ComposeFile.Shape
            )
            .ShouldBe(
                """
                {
                  "name": "demo",
                  "services": {
                    "web": {
                      "build": {
                        "context": "."
                      },
                      "command": null,
                      "entrypoint": null,
                      "image": "\u003ca\u0026b\u003e"
                    }
                  },
                  "x-note": {
                    "a": 1000000,
                    "b": 1.5
                  }
                }

                """
            );

    [Fact]
    public void Compact_json_has_no_blanks_and_escapes_as_go_does() =>
        JsonWriter
            .WriteCompact(Yaml.Parse("{b: [1, true, ~, {}], a: \"é\\u2028\\\"\\\\\\b\\x01\\x7f\"}"))
            .ShouldBe("{\"a\":\"é\\u2028\\\"\\\\\\b\\u0001\u007f\",\"b\":[1,true,null,{}]}");
}

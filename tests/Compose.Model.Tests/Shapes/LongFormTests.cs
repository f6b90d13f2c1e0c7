using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Shapes;

/// <summary>Short forms and the long forms that `config` prints.</summary>
public class LongFormTests
{
    [Theory]
    [InlineData("command: echo 'a b' \"c\\\" d\" e\\ f", """["echo", "a b", "c" d", "e f"]""")]
    [InlineData("command: echo a && rm b", """["echo", "a"]""")]
    [InlineData("command: echo 2>/dev/null x", """["echo"]""")]
    [InlineData("command: echo $(date) `x y`", """["echo", "$(date)", "`x y`"]""")]
    [InlineData("command: \"  \"", "[]")]
    [InlineData("command: ''", "[]")]
    [InlineData("command: '\"\"'", """[""]""")]
    [InlineData("command: []", "[]")]
    [InlineData("privileged: 'TRUE'", "Bool true")]
    [InlineData("attach: 'yes'", "Bool true")]
    [InlineData("mem_limit: 64m", "\"67108864\"")]
    [InlineData("mem_limit: 1.5 GiB", "\"1610612736\"")]
    [InlineData("mem_limit: 1kb", "\"1024\"")]
    [InlineData("mem_limit: '-1'", "\"-1\"")]
    [InlineData("mem_limit: 1073741824", "\"1073741824\"")]
    [InlineData("stop_grace_period: 90s", "\"1m30s\"")]
    [InlineData("stop_grace_period: 1d", "\"24h0m0s\"")]
    [InlineData("stop_grace_period: '0'", "\"0s\"")]
    [InlineData("stop_grace_period: 1h5m30s20ms", "\"1h5m30.02s\"")]
    [InlineData("cpus: 1.50", "Float 1.5")]
    [InlineData("cpus: '0.1'", "Float 0.1")]
    [InlineData("cpu_shares: 10.5", "Int 10")]
    [InlineData("environment: [B=2, A, C=]", "{B: \"2\", A: null, C: \"\"}")]
    [InlineData("environment: [A=1, A=2]", "{A: \"2\"}")]
    [InlineData(
        "environment: {J: 010, F: 1.50, G: 1e3, H: 1000000.0, D: 2024-01-01, T: True, N: }",
        "{J: \"8\", F: \"1.5\", G: \"1000\", H: \"1e+06\", D: \"2024-01-01 00:00:00 +0000 UTC\", T: \"true\", N: null}"
    )]
    [InlineData("labels: [a, b=c=d]", "{a: \"\", b: \"c=d\"}")]
    [InlineData("labels: {x-a: 1, b: }", "{x-a: \"1\", b: \"\"}")]
    [InlineData("depends_on: [b]", "{b: {condition: \"service_started\", required: Bool true}}")]
    [InlineData("depends_on: {b: {condition: service_healthy}}", "{b: {condition: \"service_healthy\", required: Bool true}}")]
    [InlineData("networks: [n, m]", "{n: null, m: null}")]
    [InlineData("models: [n]", "{n: null}")]
    [InlineData("build: .", "{context: \".\"}")]
    [InlineData("build: {ssh: {k: ./key, default: }}", "{ssh: [\"default\", \"k=./key\"]}")]
    [InlineData("build: {provenance: true, sbom: 'x'}", "{provenance: \"true\", sbom: \"x\"}")]
    [InlineData("env_file: a.env", "[{path: \"a.env\", required: Bool true}]")]
    [InlineData("env_file: [a, {path: b, required: false}]", "[{path: \"a\", required: Bool true}, {path: \"b\", required: Bool false}]")]
    [InlineData("dns: 1.1.1.1", "[\"1.1.1.1\"]")]
    [InlineData("dns: ['', 1.1.1.1]", "[\"1.1.1.1\"]")]
    [InlineData("tmpfs: /run:size=1m", "[\"/run:size=1m\"]")]
    [InlineData("expose: [80, '81/udp']", "[\"80\", \"81/udp\"]")]
    [InlineData("extends: b", "{service: \"b\"}")]
    [InlineData("gpus: all", "[{count: Int -1}]")]
    [InlineData("gpus: [{count: all, driver: nvidia}]", "[{count: Int -1, driver: \"nvidia\"}]")]
    [InlineData("healthcheck: {test: NONE, retries: '3'}", "{test: [\"CMD-SHELL\", \"NONE\"], retries: Int 3}")]
    [InlineData("extra_hosts: [b:1.1.1.1, 'a=[::1],2.2.2.2']", "[\"a=2.2.2.2\", \"a=::1\", \"b=1.1.1.1\"]")]
    [InlineData("extra_hosts: {h: [1.1.1.1, host-gateway]}", "[\"h=1.1.1.1\", \"h=host-gateway\"]")]
    [InlineData("secrets: [s, {source: t, mode: 0440}]", "[{source: \"s\"}, {source: \"t\", mode: \"0440\"}]")]
    [InlineData("configs: [{source: t, mode: '0400'}]", "[{source: \"t\", mode: \"0400\"}]")]
    [InlineData(
        "devices: [/dev/a, '/dev/b:/dev/c', '/dev/d:/dev/e:r', vendor.com/dev=gpu]",
        "[{source: \"/dev/a\", target: \"/dev/a\", permissions: \"rwm\"}, {source: \"/dev/b\", target: \"/dev/c\", permissions: \"rwm\"}, {source: \"/dev/d\", target: \"/dev/e\", permissions: \"r\"}, {source: \"vendor.com/dev=gpu\", target: \"vendor.com/dev=gpu\", permissions: \"rwm\"}]"
    )]
    [InlineData(
        "ulimits: {nproc: 0, nofile: 5, core: {soft: 0, hard: -1}}",
        "{nproc: {soft: Int 0, hard: Int 0}, nofile: Int 5, core: {soft: Int 0, hard: Int -1}}"
    )]
    [InlineData("logging: {options: {a: 1, b: }}", "{options: {a: \"1\", b: \"\"}}")]
    [InlineData(
        "deploy: {resources: {limits: {memory: 1g, cpus: '0.5'}}}",
        "{resources: {limits: {memory: \"1073741824\", cpus: Float 0.5}}}"
    )]
    [InlineData("provider: {type: x, options: {a: 1, b: [c, true]}}", "{type: \"x\", options: {a: [\"1\"], b: [\"c\", \"true\"]}}")]
    [InlineData(
        "blkio_config: {device_read_bps: [{path: /dev/a, rate: 1m}, {path: /dev/b, rate: 0}]}",
        "{device_read_bps: [{path: \"/dev/a\", rate: \"1048576\"}, {path: \"/dev/b\", rate: \"0\"}]}"
    )]
    public void The_long_form_of(string attribute, string expected)
    {
        var shown = Shaped.Service(attribute);
        shown.ShouldBe($"{{{attribute[..attribute.IndexOf(':')]}: {expected}}}");
    }

    [Theory]
    [InlineData("pid:")]
    [InlineData("mem_limit: 0")]
    [InlineData("mem_limit: 1.5")]
    [InlineData("command:")]
    [InlineData("deploy:")]
    public void A_value_that_is_none_leaves_with_the_long_form(string attribute) => Shaped.Service(attribute).ShouldBe("{}");

    [Theory]
    [InlineData("80", "mode: \"ingress\", target: Int 80, protocol: \"tcp\"")]
    [InlineData("8080:80/udp", "mode: \"ingress\", target: Int 80, published: \"8080\", protocol: \"udp\"")]
    [InlineData("127.0.0.1::80", "mode: \"ingress\", host_ip: \"127.0.0.1\", target: Int 80, protocol: \"tcp\"")]
    [InlineData("'[::1]:6000:6000'", "mode: \"ingress\", host_ip: \"::1\", target: Int 6000, published: \"6000\", protocol: \"tcp\"")]
    [InlineData("8000-8002:80", "mode: \"ingress\", target: Int 80, published: \"8000-8002\", protocol: \"tcp\"")]
    public void The_long_form_of_a_port(string port, string expected) =>
        Shaped.Service($"ports: [{port}]").ShouldBe($"{{ports: [{{{expected}}}]}}");

    [Fact]
    public void A_range_of_ports_unfolds_in_the_order_of_text() =>
        Shaped
            .Service("ports: ['8-11:8-11']")
            .ShouldBe(
                "{ports: ["
                    + string.Join(
                        ", ",
                        new[] { 10, 11, 8, 9 }.Select(port =>
                            $"{{mode: \"ingress\", target: Int {port}, published: \"{port}\", protocol: \"tcp\"}}"
                        )
                    )
                    + "]}"
            );

    [Theory]
    [InlineData("'./a:/x/:ro,z'", "type: \"bind\", source: \"./a\", target: \"/x\", read_only: Bool true, bind: {selinux: \"z\"}")]
    [InlineData("foo/bar:/baz", "type: \"volume\", source: \"foo/bar\", target: \"/baz\", volume: {}")]
    [InlineData("v:/data", "type: \"volume\", target: \"v:/data\", volume: {}")]
    [InlineData("v:/b:z", "type: \"bind\", source: \"v:/b\", target: \"z\", bind: {}")]
    [InlineData("a", "type: \"volume\", target: \"a\"")]
    [InlineData("/data", "type: \"volume\", target: \"/data\", volume: {}")]
    [InlineData(
        "'vol:/x:nocopy,rshared,bogus'",
        "type: \"volume\", source: \"vol\", target: \"/x\", bind: {propagation: \"rshared\"}, volume: {nocopy: Bool true}"
    )]
    [InlineData("~user/x:/y", "type: \"bind\", source: \"~user/x\", target: \"/y\", bind: {}")]
    [InlineData("'C:\\a:C:\\b:ro'", "type: \"bind\", source: \"C:\\a\", target: \"C:\\b\", read_only: Bool true, bind: {}")]
    public void The_long_form_of_a_mount(string mount, string expected) =>
        Shaped.Service($"volumes: [{mount}]").ShouldBe($"{{volumes: [{{{expected}}}]}}");

    [Fact]
    public void True_is_not_said_of_a_path_that_is_made_anyway() =>
        Shaped
            .Service("volumes: [{type: bind, source: /a, target: /b, bind: {create_host_path: true}}]")
            .ShouldBe("{volumes: [{type: \"bind\", source: \"/a\", target: \"/b\", bind: {}}]}");
}

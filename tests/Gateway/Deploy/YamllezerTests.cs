using System.Text.Json.Nodes;

namespace IB.Gateway.Tests.Deploy;

public sealed class YamllezerTests
{
    [Theory]
    [InlineData("a: 1\nb:\n  c: x y # no\n  d: \"x # y\"\n", """{"a":"1","b":{"c":"x y","d":"x # y"}}""")]
    [InlineData("a:\n- x\n-  y:z\nb:\n  - c: 1\n    d: 2\n  - c: 3\n", """{"a":["x","y:z"],"b":[{"c":"1","d":"2"},{"c":"3"}]}""")]
    [InlineData("a: [x, \"y, z\", {p: q}]\nb: { c: 'it''s', d: [] }\ne: {}\n", """{"a":["x","y, z",{"p":"q"}],"b":{"c":"it's","d":[]},"e":{}}""")]
    [InlineData("x: &k\n  a: 1\n  b: &l [2]\ny:\n  <<: *k\n  a: 3\nz: *l\n", """{"x":{"a":"1","b":["2"]},"y":{"a":"3","b":["2"]},"z":["2"]}""")]
    [InlineData("- a:\n    b: 1\n-\n  c: \"\\\"\\\\\\n\"\n- \"8443:8443\"\n", """[{"a":{"b":"1"}},{"c":"\"\\\n"},"8443:8443"]""")]
    [InlineData("a:\nb: null\n", """{"a":null,"b":null}""")]
    public void Read_WhatTheFilesUse_IsRead(string yaml, string json)
        => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), Yamllezer.Read(yaml)), Yamllezer.Read(yaml).ToJsonString());

    [Theory]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: {b: 1, b: 2}\n")]
    [InlineData("a: 1\n  b: 2\n")]
    [InlineData("a:\n    b: 1\n  c: 2\n")]
    [InlineData("a: |\n  x\n")]
    [InlineData("a: !t x\n")]
    [InlineData("a:\tx\n")]
    [InlineData("a: x: y\n")]
    [InlineData("a: [x\n")]
    [InlineData("a: \"x\n")]
    [InlineData("a: *k\n")]
    [InlineData("---\na: 1\n")]
    [InlineData("x\n")]
    public void Read_WhatTheFilesMayNotUse_IsRefused(string yaml) => Assert.Throws<FormatException>(() => Yamllezer.Read(yaml));
}

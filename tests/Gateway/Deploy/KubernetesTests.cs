using System.Text.Json.Nodes;

namespace IB.Gateway.Tests.Deploy;

/// <summary>The manifests belong together, and ask no more of a cluster than a restricted namespace gives.</summary>
public sealed class KubernetesTests
{
    private const string Basis = "deploy/kubernetes/base/";

    private const string Productie = "deploy/kubernetes/overlays/productie/";

    private static readonly JsonNode Deployment = Deploymap.Yaml(Basis + "deployment.yaml");

    private static JsonNode Pod => Deployment.At("spec/template/spec");

    private static JsonNode Container => Pod.At("containers/0");

    [Theory]
    [InlineData(Basis)]
    [InlineData(Productie)]
    public void Kustomization_OfAFolder_NamesEveryFileInIt(string map)
    {
        var kustomization = Deploymap.Yaml(map + "kustomization.yaml");
        var genoemd = kustomization.Texts("resources").Concat((kustomization["patches"]?.AsArray() ?? []).Select(static p => p!.Text("path")))
            .Concat((kustomization["configMapGenerator"]?.AsArray() ?? []).SelectMany(static g => g!.Texts("files")))
                .Where(static n => !n.StartsWith("..", StringComparison.Ordinal));

        Assert.Equal(
            Deploymap.Alle.Where(p => p.StartsWith(map, StringComparison.Ordinal)).Select(p => p[map.Length..]).Where(static n => n != "kustomization.yaml"),
            genoemd.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Manifests_All_SayWhatTheyAre()
        => Assert.All(
            Deploymap.Alle.Where(static p => p.StartsWith("deploy/kubernetes/", StringComparison.Ordinal) && p.EndsWith(".yaml", StringComparison.Ordinal)),
            static p => Assert.Matches("^[a-z0-9./]+$", Deploymap.Yaml(p).Text("apiVersion")));

    [Fact]
    public void Pod_Security_IsThatOfARestrictedNamespace()
    {
        Assert.Equal(
            "restricted",
            Deploymap.Yaml(Productie + "namespace.yaml").At("metadata/labels").AsObject()["pod-security.kubernetes.io/enforce"]!.GetValue<string>());
        Assert.Equal("true", Pod.Text("securityContext/runAsNonRoot"));
        Assert.Equal("RuntimeDefault", Pod.Text("securityContext/seccompProfile/type"));
        Assert.Equal("false", Container.Text("securityContext/allowPrivilegeEscalation"));
        Assert.Equal("true", Container.Text("securityContext/readOnlyRootFilesystem"));
        Assert.Equal(["ALL"], Container.Texts("securityContext/capabilities/drop"));
        Assert.Equal("false", Pod.Text("automountServiceAccountToken"));
    }

    [Fact]
    public void Volumes_AndMounts_AreTheSame()
    {
        Assert.Equal(
            Pod.Lijst("volumes").Select(static v => v.Text("name")).Order(StringComparer.Ordinal),
            Container.Lijst("volumeMounts").Select(static m => m.Text("name")).Order(StringComparer.Ordinal));
        Assert.Equal(["/var/lib/ib-gateway"], Container.Lijst("volumeMounts").Where(static m => m["readOnly"] is null).Select(static m => m.Text("mountPath")));
    }

    [Fact]
    public void ConfigMaps_ThatAreGenerated_AreMounted()
    {
        var gemaakt = Deploymap.Yaml(Basis + "kustomization.yaml").Lijst("configMapGenerator").Select(static g => g.Text("name"));

        Assert.Empty(gemaakt.Except(Pod.Lijst("volumes").Zoekmap()));
    }

    /// <summary>What the manifests name and do not make, the handbook must say how to make.</summary>
    [Fact]
    public void SecretsAndConfigMaps_ThatTheOperatorMakes_AreInTheHandbook()
    {
        var gemaakt = Deploymap.Yaml(Basis + "kustomization.yaml").Lijst("configMapGenerator").Select(static g => g.Text("name"));
        var nodig = Pod.Zoek("secretName").Select(static s => s.GetValue<string>()).Concat(Pod.Lijst("volumes").Zoekmap().Except(gemaakt)).ToList();

        Assert.Equal(6, nodig.Count);
        Assert.All(nodig, static n => Assert.Contains($" {n} ", Deploymap.Read("docs/operations.md"), StringComparison.Ordinal));
    }

    /// <summary>A budget without a selector guards nothing, and a policy with an empty one closes what is of others.</summary>
    [Fact]
    public void Selectors_All_ChooseThePods()
    {
        var label = Deployment.At("spec/template/metadata/labels").AsObject().Single();

        Assert.Equal(("app.kubernetes.io/name", "ib-gateway"), (label.Key, label.Value!.GetValue<string>()));
        JsonNode[] keuzes =
        [
            Deployment.At("spec/selector/matchLabels"), Deploymap.Yaml(Basis + "service.yaml").At("spec/selector"),
            Deploymap.Yaml(Basis + "poddisruptionbudget.yaml").At("spec/selector/matchLabels"),
            Deploymap.Yaml(Basis + "networkpolicy.yaml").At("spec/podSelector/matchLabels"),
            Deploymap.Yaml(Productie + "podmonitor.yaml").At("spec/selector/matchLabels"),
            .. Pod.Lijst("topologySpreadConstraints").Select(static t => t.At("labelSelector/matchLabels")),
        ];
        Assert.All(keuzes, k => Assert.True(JsonNode.DeepEquals(Deployment.At("spec/template/metadata/labels"), k), k.GetPath()));
    }

    [Fact]
    public void Rollout_Strategy_NeverHasOneNodeLess()
    {
        Assert.Equal(("0", "1"), (Deployment.Text("spec/strategy/rollingUpdate/maxUnavailable"), Deployment.Text("spec/strategy/rollingUpdate/maxSurge")));
        Assert.True(Deployment.Getal("spec/replicas") >= 2);
        Assert.True(Deploymap.Yaml(Productie + "kustomization.yaml").Getal("replicas/0/count") > Deploymap.Yaml(Basis + "poddisruptionbudget.yaml")
            .Getal("spec/maxUnavailable"));
    }

    [Fact]
    public void Network_Policy_KeepsManagementForTheMonitoring()
    {
        var binnen = Deploymap.Yaml(Basis + "networkpolicy.yaml").Lijst("spec/ingress").ToList();

        var beheer = binnen.Single(static i => i.Lijst("ports").Any(static p => p.Text("port") == "beheer"));
        Assert.Equal("monitoring", beheer.At("from/0/namespaceSelector/matchLabels").AsObject().Single().Value!.GetValue<string>());
        Assert.Equal(["beheer"], beheer.Lijst("ports").Select(static p => p.Text("port")));
        Assert.Equal(["Ingress", "Egress"], Deploymap.Yaml(Basis + "networkpolicy.yaml").Texts("spec/policyTypes"));
    }
}

/// <summary>Names of config maps below volumes.</summary>
file static class Volumes
{
    public static IEnumerable<string> Zoekmap(this IEnumerable<JsonNode> volumes)
        => volumes.Where(static v => v["configMap"] is not null).Select(static v => v.Text("configMap/name"));
}

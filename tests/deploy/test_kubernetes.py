"""deploy/kubernetes: what names something names what exists; pods are checked, bounded and contained."""

import re
from typing import Any

import pytest
import yaml

from devtools.console import ROOT

pytestmark = pytest.mark.once

FOLDER = ROOT / "deploy" / "kubernetes"
KUSTOMIZATION: dict[str, Any] = yaml.safe_load((FOLDER / "kustomization.yaml").read_text())
OBJECTS: list[dict[str, Any]] = [
    one
    for name in KUSTOMIZATION["resources"]
    for one in yaml.safe_load_all((FOLDER / name).read_text())
]
EXAMPLES = re.findall(r"^#? ?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
NAME = "app.kubernetes.io/name"


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    return {one["metadata"]["name"]: one for one in OBJECTS if one["kind"] == kind}


DEPLOYMENTS = of_kind("Deployment")
PODS = {name: one["spec"]["template"] for name, one in {**DEPLOYMENTS, **of_kind("Job")}.items()}
CONTAINERS = {name: pod["spec"]["containers"][0] for name, pod in PODS.items()}
SETTINGS = of_kind("ConfigMap")["site-settings"]["data"]


def test_every_file_is_a_resource():
    files = {path.name for path in FOLDER.glob("*.yaml")} - {"kustomization.yaml"}

    assert files == set(KUSTOMIZATION["resources"])


def test_web_workers_pooler_and_migration_are_there():
    assert DEPLOYMENTS.keys() == {"web", "worker", "pooler"}
    assert of_kind("Job").keys() == {"migrate"}


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_deployment_selects_its_own_pods(name: str):
    spec = DEPLOYMENTS[name]["spec"]

    assert spec["selector"]["matchLabels"] == spec["template"]["metadata"]["labels"] == {NAME: name}


@pytest.mark.parametrize("name", of_kind("Service"))
def test_a_service_leads_to_a_port_of_the_pods_it_selects(name: str):
    spec = of_kind("Service")[name]["spec"]
    ports = {port["name"] for port in CONTAINERS[spec["selector"][NAME]]["ports"]}

    assert {port["targetPort"] for port in spec["ports"]} <= ports


def test_the_ingress_leads_to_a_port_of_a_service():
    backends = [
        path["backend"]["service"]
        for rule in of_kind("Ingress")["web"]["spec"]["rules"]
        for path in rule["http"]["paths"]
    ]

    assert backends
    for backend in backends:
        ports = of_kind("Service")[backend["name"]]["spec"]["ports"]
        assert backend["port"]["name"] in {port["name"] for port in ports}


def test_every_deployment_keeps_pods_while_a_node_is_emptied():
    budgets = of_kind("PodDisruptionBudget")

    assert budgets.keys() == DEPLOYMENTS.keys()
    for name, budget in budgets.items():
        assert budget["spec"]["selector"]["matchLabels"] == {NAME: name}
        assert DEPLOYMENTS[name]["spec"]["replicas"] > budget["spec"]["maxUnavailable"]


def test_the_autoscaler_begins_with_the_replicas_of_web():
    spec = of_kind("HorizontalPodAutoscaler")["web"]["spec"]

    assert spec["scaleTargetRef"]["name"] in DEPLOYMENTS
    assert spec["minReplicas"] == DEPLOYMENTS["web"]["spec"]["replicas"] < spec["maxReplicas"]
    # Utilization is measured against the request.
    assert CONTAINERS["web"]["resources"]["requests"]["cpu"]


def test_every_setting_is_one_that_the_site_knows():
    assert set(SETTINGS) <= set(EXAMPLES)
    given = {variable["name"] for one in CONTAINERS.values() for variable in one.get("env", [])}
    assert given <= set(EXAMPLES)


def test_no_secret_is_in_the_settings():
    assert [name for name in SETTINGS if re.search(r"KEY|SECRET|PASSWORD|DATABASE_URL", name)] == []
    assert of_kind("Secret") == {}


@pytest.mark.parametrize("name", ["web", "worker", "migrate"])
def test_settings_and_secrets_reach_the_site(name: str):
    sources = CONTAINERS[name]["envFrom"]

    assert {"configMapRef": {"name": "site-settings"}} in sources
    assert {"secretRef": {"name": "site-secrets"}} in sources
    assert CONTAINERS[name]["image"] in {image["name"] for image in KUSTOMIZATION["images"]}


def test_migrations_go_past_the_pooler():
    variables = {one["name"]: one for one in CONTAINERS["migrate"]["env"]}

    assert variables["DATABASE_URL"]["valueFrom"]["secretKeyRef"]["key"] == "DIRECT_DATABASE_URL"
    assert SETTINGS["DATABASE_POOLER"] == "true"
    assert "pool_mode = transaction" in of_kind("ConfigMap")["pooler"]["data"]["pgbouncer.ini"]


@pytest.mark.parametrize("name", PODS)
def test_a_pod_is_contained(name: str):
    pod, container = PODS[name]["spec"], CONTAINERS[name]

    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["resources"]["limits"]["memory"]
    assert container["resources"]["requests"].keys() == {"cpu", "memory"}


def test_the_web_server_is_asked_for_health_at_the_host_it_serves():
    probes = [CONTAINERS["web"][f"{kind}Probe"] for kind in ("startup", "readiness", "liveness")]
    replaced = KUSTOMIZATION["replacements"][0]["targets"][0]["fieldPaths"]

    assert {probe["httpGet"]["path"] for probe in probes} == {"/healthz"}
    assert [path.split(".")[5] for path in replaced] == [
        "startupProbe",
        "readinessProbe",
        "livenessProbe",
    ]
    assert all(probe["httpGet"]["httpHeaders"][0]["name"] == "Host" for probe in probes)


def test_the_worker_is_judged_by_the_file_it_touches():
    beat = CONTAINERS["worker"]["env"][0]["value"]

    assert f"find {beat} -mmin" in CONTAINERS["worker"]["livenessProbe"]["exec"]["command"][2]


def test_pods_have_time_to_end_their_requests():
    graceful = re.search(
        r"^graceful_timeout = (\d+)$", (ROOT / "gunicorn.conf.py").read_text(), re.MULTILINE
    )
    pause = int(CONTAINERS["web"]["lifecycle"]["preStop"]["exec"]["command"][1])

    assert graceful
    assert PODS["web"]["spec"]["terminationGracePeriodSeconds"] > int(graceful[1]) + pause
    assert DEPLOYMENTS["web"]["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def test_nothing_reaches_a_pod_unless_a_rule_says_so():
    policies = of_kind("NetworkPolicy")
    named = [policy["spec"]["podSelector"] for policy in policies.values()]

    assert {} in named
    selected = {selector["matchLabels"][NAME] for selector in named if selector}
    assert selected <= DEPLOYMENTS.keys()

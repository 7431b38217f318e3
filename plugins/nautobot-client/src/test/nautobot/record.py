"""Asks a Nautobot that nautobot.sh brought up what the client asks, and writes each answer to a file of its own.

    record.py SCRATCH RECORDINGS

A file holds the request and the answer's status, headers and body as they came, but for tokens, the server's address, the host's
name and the scratch folder, which become placeholders. One change is made, a device's status, and taken back.
"""

import json
import pathlib
import socket
import sys
import time

from rest import Nautobot
from sample import sample_id

HEADERS = ("Content-Type", "API-Version", "Allow", "WWW-Authenticate", "Location", "Retry-After")
BASE = "http://nautobot.test"
LARGEST = 100_000

DEVICES = """query ($location: [String]) {
  devices(location: $location) {
    id name serial asset_tag position face
    status { name } role { name } platform { name } tenant { name }
    location { name parent { name } }
    rack { name }
    device_type { model manufacturer { name } }
    primary_ip4 { address } primary_ip6 { address }
    interfaces { name enabled status { name } ip_addresses { address } }
  }
}"""


class Recorder:
    def __init__(self, tokens, scratch, folder):
        self.tokens = tokens
        self.folder = folder
        self.replacements = [(tokens["base"], BASE), (tokens["base"].removeprefix("http://"), BASE.removeprefix("http://"))]
        # A token's display begins with its last six characters.
        self.replacements += [(key, f"<token of {name}>") for name, key in tokens.items() if name != "base"]
        self.replacements += [(f"{key[-6:]} (", "xxxxxx (") for name, key in tokens.items() if name != "base"]
        self.replacements += [(str(scratch), "/opt/nautobot"), ("celery@" + socket.gethostname(), "celery@worker.test")]

    def record(self, name, method, path, token="admin", body=None, query=None, accept="application/json", key=None):
        """Asks, writes the file, and gives the answer's body back. A token given as key is used instead of a user's."""
        nautobot = Nautobot(self.tokens["base"], key if key else self.tokens.get(token))
        answer = nautobot.call(method, path, body, query, accept)
        request = {"method": method, "path": path}
        if query:
            request["query"] = query
        if accept != "application/json":
            request["accept"] = accept
        request["token"] = "unknown" if key else token
        if body is not None:
            request["body"] = body
        exchange = {
            "request": request,
            "response": {
                "status": answer.status,
                "headers": {header: answer.headers[header] for header in HEADERS if header in answer.headers},
                "body": answer.body(),
            },
        }
        text = json.dumps(exchange, indent=2, ensure_ascii=False) + "\n"
        for secret, placeholder in self.replacements:
            text = text.replace(secret, placeholder)
        if len(text.encode()) > LARGEST:
            raise SystemExit(f"{name}: {len(text.encode())} bytes are too many, use a filter or a limit")
        (self.folder / f"{name}.json").write_text(text)
        print(f"{answer.status} {len(text):>6} {name}")
        return answer.body()

    def get(self, name, path, token="admin", /, **query):
        return self.record(name, "GET", path, token, query=query or None)

    def all(self):
        self.basics()
        self.devices()
        self.surroundings()
        self.changes()
        self.graphql()
        self.jobs()
        self.refusals()
        self.hidden()
        self.search()

    def basics(self):
        self.get("api-root", "/api/")
        self.get("status", "/api/status/")
        self.get("tokens-of-the-caller", "/api/users/tokens/")
        self.record("config-of-the-caller", "GET", "/api/users/config/")

    def devices(self):
        self.get("devices-depth-0", "/api/dcim/devices/", depth=0, limit=10)
        self.get("devices-depth-1", "/api/dcim/devices/", depth=1, limit=5, location="ams01", exclude_m2m="false")
        self.get("devices-page-1", "/api/dcim/devices/", limit=2, sort="name")
        self.get("devices-page-2", "/api/dcim/devices/", limit=2, offset=2, sort="name")
        self.get("devices-page-past-the-end", "/api/dcim/devices/", limit=2, offset=100000)
        self.get("devices-by-name", "/api/dcim/devices/", name="ams01-edge-01", depth=1)
        self.get("devices-by-name-none", "/api/dcim/devices/", name="nowhere-01")
        self.get("devices-search", "/api/dcim/devices/", q="edge-01", depth=0)
        self.get("devices-by-status", "/api/dcim/devices/", status="Planned", location=["ams01", "jfk01", "fra02"])
        self.get("devices-of-rack", "/api/dcim/devices/", rack=RACK, depth=1)
        self.get("device", f"/api/dcim/devices/{EDGE}/", depth=1)
        self.get("device-with-config-context", f"/api/dcim/devices/{EDGE}/", include="config_context")
        self.get("interfaces-of-device", "/api/dcim/interfaces/", device="ams01-edge-01", depth=1, exclude_m2m="false")
        self.get("interfaces-of-device-depth-0", "/api/dcim/interfaces/", device="ams01-leaf-01", exclude_m2m="false")
        self.get("interface-trace", f"/api/dcim/interfaces/{UPLINK}/trace/")
        self.get("cables-of-device", "/api/dcim/cables/", device="ams01-edge-01")
        self.get("statuses-of-devices", "/api/extras/statuses/", content_types="dcim.device")
        self.get("roles-of-devices", "/api/extras/roles/", content_types="dcim.device", limit=5)

    def surroundings(self):
        self.get("locations", "/api/dcim/locations/", name=["ams01", "jfk01", "fra02"], depth=1)
        self.get("locations-depth-0", "/api/dcim/locations/", limit=3)
        self.get("manufacturers", "/api/dcim/manufacturers/", limit=5, sort="name")
        self.get("manufacturer-by-name", "/api/dcim/manufacturers/", name="Shipwright")
        self.get("racks", "/api/dcim/racks/", location="ams01", depth=1)
        self.get("rack-elevation", f"/api/dcim/racks/{RACK}/elevation/", face="front")
        self.get("rack-elevation-svg", f"/api/dcim/racks/{RACK}/elevation/", face="front", render="svg")
        self.get("vlans-of-location", "/api/ipam/vlans/", location="ams01", depth=1, exclude_m2m="false")
        self.get("vlan-by-vid", "/api/ipam/vlans/", vid=110, location="jfk01")
        self.get("prefixes", "/api/ipam/prefixes/", prefix=["198.51.100.0/24", "198.51.100.0/26", "203.0.113.0/24"], depth=1)
        self.get("prefixes-within", "/api/ipam/prefixes/", within_include="198.51.100.0/24")
        self.get("prefix-available-ips", f"/api/ipam/prefixes/{PREFIX}/available-ips/", limit=3)
        self.get("prefix-available-prefixes", f"/api/ipam/prefixes/{CONTAINER}/available-prefixes/")
        self.get("ip-addresses-of-prefix", "/api/ipam/ip-addresses/", prefix="198.51.100.0/26", depth=1, exclude_m2m="false")
        self.get("ip-address-by-address", "/api/ipam/ip-addresses/", address="198.51.100.1/26", exclude_m2m="false")
        self.get("ip-addresses-of-device", "/api/ipam/ip-addresses/", device="ams01-edge-01")
        self.get("providers", "/api/circuits/providers/", name="Deep Sea Fibre")
        self.get("providers-page", "/api/circuits/providers/", limit=3)
        self.get("circuits", "/api/circuits/circuits/", provider="Deep Sea Fibre", depth=1)
        self.get("circuits-page", "/api/circuits/circuits/", limit=3)
        self.get("circuit-terminations", "/api/circuits/circuit-terminations/", circuit=CIRCUIT, depth=1)
        self.get("circuit-terminations-depth-0", "/api/circuits/circuit-terminations/", circuit=CIRCUIT)

    def changes(self):
        device = f"/api/dcim/devices/{EDGE}/"
        self.record("device-status-change", "PATCH", device, body={"status": {"name": "Staged"}})
        self.record("device-status-change-back", "PATCH", device, body={"status": {"name": "Active"}})
        self.record("device-status-change-refused", "PATCH", device, body={"status": {"name": "Sunken"}})
        self.get("object-changes-of-device", "/api/extras/object-changes/", changed_object_id=EDGE, limit=4, depth=0)
        self.get("object-changes-of-device-depth-1", "/api/extras/object-changes/", changed_object_id=EDGE, limit=1, depth=1)

    def graphql(self):
        def ask(name, query, token="reader", /, **variables):
            self.record(name, "POST", "/api/graphql/", token, body={"query": query, "variables": variables})

        ask("graphql-devices", DEVICES, location=["ams01"])
        ask("graphql-devices-none", DEVICES, "nobody", location=["ams01"])
        ask("graphql-unknown-field", "{ devices { name colour } }")
        ask("graphql-syntax-error", "{ devices { name ")
        ask("graphql-mutation", 'mutation { delete_device(id: "1") { ok } }')
        ask("graphql-absent-device", f'{{ known: device(id: "{EDGE}") {{ name }} unknown: device(id: "{sample_id("none", "none")}") {{ name }} }}')
        ask("graphql-partial", '{ locations(name: "ams01") { name } devices(location: "atlantis") { name } }')
        ask("graphql-partial-bad-id", '{ locations(name: "ams01") { name } device(id: "ams01-edge-01") { name } }')

    def jobs(self):
        jobs = "/api/extras/jobs/"
        self.get("jobs", jobs, name=["Verify Hostnames", "Break Configuration", "Sweep Decks"])
        self.get("jobs-page", jobs, limit=2, enabled="true", sort="name")
        self.get("jobs-none", jobs, name="No Such Job")
        verify = jobs + "Verify%20Hostnames/"
        self.get("job-by-name", verify)
        self.get("job-variables", verify + "variables/")
        self.get("job-variables-none", jobs + "Break%20Configuration/variables/")

        # Inputs that have a default must be given all the same.
        inputs = {"pattern": "edge", "limit": 10, "severity": "warning", "pause": 0, "dryrun": True}
        self.record("job-run-missing-input", "POST", verify + "run/", body={"data": {"location": AMS01, "dryrun": True}})
        # The one worker is busy with the first run while the second waits.
        first = self.record("job-run", "POST", verify + "run/", body={"data": {**inputs, "location": AMS01, "pause": 8}})
        second = self.record("job-run-by-second", "POST", jobs + "Break%20Configuration/run/", body={"data": {}})
        first = f"/api/extras/job-results/{first['job_result']['id']}/"
        second = f"/api/extras/job-results/{second['job_result']['id']}/"
        self.wait(first, "STARTED")
        self.get("job-result-running", first)
        self.get("job-result-pending", second)
        self.get("job-logs-running", first + "logs/")
        self.wait(first, "SUCCESS")
        self.get("job-result-success", first)
        self.get("job-result-success-depth-1", first, depth=1)
        self.get("job-logs-success", first + "logs/")
        self.wait(second, "FAILURE")
        self.get("job-result-failure", second)
        self.get("job-logs-failure", second + "logs/")
        self.get("job-logs-by-filter", "/api/extras/job-logs/", job_result=second.split("/")[-2], limit=3)

        self.cancelling(verify + "run/", {**inputs, "pause": 15})
        self.approval(jobs)

        self.record("job-run-bad-input", "POST", verify + "run/", body={"data": {**inputs, "limit": "many"}})
        self.record("job-run-unknown-input", "POST", verify + "run/", body={"data": {**inputs, "colour": "blue"}})
        later = {"name": "recording", "interval": "future", "start_time": "2099-01-01T00:00:00Z"}
        scheduled = self.record("job-run-scheduled", "POST", verify + "run/", body={"data": inputs, "schedule": later})
        self.record("job-run-schedule-name-taken", "POST", verify + "run/", body={"data": inputs, "schedule": later})
        if scheduled.get("scheduled_job"):
            self.record("scheduled-job-delete", "DELETE", f"/api/extras/scheduled-jobs/{scheduled['scheduled_job']['id']}/")
        self.record("job-run-disabled", "POST", jobs + "Sweep%20Decks/run/", body={"data": {}})
        self.record("job-run-without-permission", "POST", verify + "run/", "half", body={"data": inputs})

    def cancelling(self, run, inputs):
        """Nautobot 3.2 cancels; 2.4 answers 404 and the run goes on to its end."""
        run = Nautobot(self.tokens["base"], self.tokens["admin"]).post(run, {"data": inputs})["job_result"]["id"]
        result = f"/api/extras/job-results/{run}/"
        self.wait(result, "STARTED")
        self.get("job-cancel-preview", result + "cancel/")
        self.record("job-cancel-without-permission", "POST", result + "cancel/", "half", body={})
        cancelled = self.record("job-cancel", "POST", result + "cancel/", body={})
        self.wait(result, "REVOKED" if "status" in cancelled else "SUCCESS")
        self.get("job-result-after-cancel", result)
        self.get("job-logs-after-cancel", result + "logs/")
        self.record("job-cancel-of-finished", "POST", result + "cancel/", body={})

    def approval(self, jobs):
        """A job that waits for somebody's approval: by a workflow since 3.0, by a flag of the job before."""
        waiting = self.record("job-run-waits-for-approval", "POST", jobs + "Scrape%20Hull/run/", body={"data": {}})["scheduled_job"]["id"]
        self.get("scheduled-job-waiting", f"/api/extras/scheduled-jobs/{waiting}/", depth=1)
        self.get("approval-workflows-pending", "/api/extras/approval-workflows/", current_state="Pending", depth=1)
        Nautobot(self.tokens["base"], self.tokens["admin"]).call("DELETE", f"/api/extras/scheduled-jobs/{waiting}/")

    def wait(self, result, status):
        nautobot = Nautobot(self.tokens["base"], self.tokens["admin"])
        for _ in range(300):
            reached = nautobot.get(result)["status"]["value"]
            if reached == status:
                return
            if reached in ("SUCCESS", "FAILURE", "REVOKED"):
                break
            time.sleep(0.2)
        raise SystemExit(f"{result} is {reached}, not {status}")

    def refusals(self):
        devices = "/api/dcim/devices/"
        self.get("refused-without-token", devices, "none")
        self.record("refused-unknown-token", "GET", devices, key="0" * 40)
        self.record("refused-malformed-token", "GET", devices, key="not a token")
        self.get("refused-status-without-token", "/api/status/", "none")
        self.get("refused-without-permission", "/api/circuits/circuits/", "nobody")
        self.record("refused-write-by-read-only-token", "PATCH", f"{devices}{EDGE}/", "reader", {"comments": "changed"})
        self.record("refused-write-without-permission", "PATCH", f"{devices}{EDGE}/", "nobody", {"comments": "changed"})
        self.get("absent-device", f"{devices}{sample_id('none', 'none')}/")
        self.get("absent-address", "/api/dcim/no-such-thing/")
        self.get("unknown-filter", devices, colour="blue")
        self.get("unknown-filter-value", devices, location="atlantis")
        self.record("unknown-version", "GET", devices, query={"limit": 1}, accept="application/json; version=9.9")
        self.record("invalid-json-type", "PATCH", f"{devices}{EDGE}/", body=["changed"])
        self.record("method-not-allowed", "POST", "/api/extras/object-changes/", body={})

    def search(self):
        for name, path, text in (
            ("ip-addresses", "/api/ipam/ip-addresses/", "198.51.100"),
            ("prefixes", "/api/ipam/prefixes/", "198.51.100"),
            ("vlans", "/api/ipam/vlans/", "voice"),
            ("circuits", "/api/circuits/circuits/", "DSF"),
            ("racks", "/api/dcim/racks/", "ams01"),
            ("locations", "/api/dcim/locations/", "ams"),
        ):
            self.get("search-" + name, path, q=text, limit=5)
        # Nautobot sends no webhook to its own machine, and says so when one is made.
        hook = {"name": "own machine", "content_types": ["dcim.device"], "type_update": True, "payload_url": "http://127.0.0.1:8080/"}
        made = self.record("webhook-to-loopback", "POST", "/api/extras/webhooks/", body={**hook, "http_method": "POST"})
        if "id" in made:
            Nautobot(self.tokens["base"], self.tokens["admin"]).call("DELETE", f"/api/extras/webhooks/{made['id']}/")

    def hidden(self):
        """What the user sees whose permissions hide half of the devices."""
        devices = "/api/dcim/devices/"
        self.get("half-devices", devices, "half", location=["ams01", "jfk01", "fra02"], sort="name")
        self.get("half-device-visible", f"{devices}{EDGE}/", "half")
        self.get("half-device-hidden", f"{devices}{JFK_EDGE}/", "half")
        self.get("half-device-hidden-by-name", devices, "half", name="jfk01-edge-01")
        self.record("half-device-hidden-change", "PATCH", f"{devices}{JFK_EDGE}/", "half", {"status": {"name": "Active"}})
        self.record("half-graphql-devices", "POST", "/api/graphql/", "half", {"query": DEVICES, "variables": {"location": ["ams01", "jfk01"]}})
        self.get("half-object-changes", "/api/extras/object-changes/", "half", changed_object_id=EDGE, limit=1)


AMS01 = sample_id("/api/dcim/locations/", "ams01")
RACK = sample_id("/api/dcim/racks/", "ams01-r01")
EDGE = sample_id("/api/dcim/devices/", "ams01-edge-01")
JFK_EDGE = sample_id("/api/dcim/devices/", "jfk01-edge-01")
UPLINK = sample_id("/api/dcim/interfaces/", "ams01-edge-01 Ethernet1")
PREFIX = sample_id("/api/ipam/prefixes/", "198.51.100.0/26")
CONTAINER = sample_id("/api/ipam/prefixes/", "198.51.100.0/24")
CIRCUIT = sample_id("/api/circuits/circuits/", "DSF-1001")

if __name__ == "__main__":
    scratch = pathlib.Path(sys.argv[1]).resolve()
    with open(scratch / "tokens.json") as file:
        tokens = json.load(file)
    Recorder(tokens, scratch, pathlib.Path(sys.argv[2])).all()

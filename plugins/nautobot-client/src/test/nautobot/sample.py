"""Loads by REST the objects whose names the tests assert on. Called again, it makes only what is missing.

    sample.py TOKENS_FILE

Every id follows from the object's name, so that two recordings differ only where Nautobot differs. Addresses and prefixes are of
the ranges kept for documentation.
"""

import json
import sys
import uuid

from rest import Nautobot

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://shipmate.test/sample/")


def sample_id(path, name):
    return str(uuid.uuid5(NAMESPACE, path + name))


class Sample:
    def __init__(self, nautobot):
        self.nautobot = nautobot

    def ensure(self, path, key, /, **attributes):
        """Makes the object unless it is there; gives its id. The key is only what the id follows from."""
        identity = sample_id(path, key)
        if self.nautobot.call("GET", f"{path}{identity}/").status == 404:
            self.nautobot.post(path, {"id": identity, **attributes})
            print("made", path, key)
        return identity

    def named(self, path, name, /, **attributes):
        return self.ensure(path, name, name=name, **attributes)

    def load(self):
        active = {"name": "Active"}
        planned = {"name": "Planned"}
        connected = {"name": "Connected"}

        data_centre = self.named(
            "/api/dcim/location-types/",
            "Data Centre",
            content_types=["dcim.device", "dcim.rack", "ipam.vlan", "ipam.prefix", "circuits.circuittermination"],
        )
        tenant = self.named("/api/tenancy/tenants/", "Harbour Bank")
        location = {
            name: self.named(
                "/api/dcim/locations/",
                name,
                location_type=data_centre,
                status=active,
                tenant=tenant,
                facility=facility,
                latitude=latitude,
                longitude=longitude,
                physical_address=address,
            )
            for name, facility, latitude, longitude, address in (
                ("ams01", "Dock 1", "52.370000", "4.895000", "1 Quay Street, Amsterdam"),
                ("jfk01", "Dock 2", "40.641000", "-73.778000", "2 Quay Street, New York"),
                ("fra02", "Dock 3", "50.110000", "8.682000", "3 Quay Street, Frankfurt"),
            )
        }

        manufacturer = self.named("/api/dcim/manufacturers/", "Shipwright", description="Builds what the samples run on")
        platform = self.named("/api/dcim/platforms/", "shipwright-os", manufacturer=manufacturer)
        edge_type = self.ensure("/api/dcim/device-types/", "SW-7000", model="SW-7000", manufacturer=manufacturer, u_height=2)
        leaf_type = self.ensure("/api/dcim/device-types/", "SW-48", model="SW-48", manufacturer=manufacturer, u_height=1)
        edge = self.named("/api/extras/roles/", "Edge Router", color="3f51b5", content_types=["dcim.device"])
        leaf = self.named("/api/extras/roles/", "Leaf Switch", color="4caf50", content_types=["dcim.device"])
        rack = self.named("/api/dcim/racks/", "ams01-r01", location=location["ams01"], status=active, u_height=12, width=19, type="4-post-cabinet")

        def device(name, site, kind, role, status, serial, **more):
            return self.named(
                "/api/dcim/devices/",
                name,
                location=location[site],
                device_type=kind,
                role=role,
                status=status,
                serial=serial,
                platform=platform,
                tenant=tenant,
                **more,
            )

        devices = {
            "ams01-edge-01": device(
                "ams01-edge-01", "ams01", edge_type, edge, active, "SW7A0001", asset_tag="HB-0001", rack=rack, position=10, face="front"
            ),
            "ams01-leaf-01": device("ams01-leaf-01", "ams01", leaf_type, leaf, active, "SW4A0001", asset_tag="HB-0002", rack=rack, position=6, face="front"),
            "jfk01-edge-01": device("jfk01-edge-01", "jfk01", edge_type, edge, active, "SW7A0002", asset_tag="HB-0003"),
            "fra02-edge-01": device("fra02-edge-01", "fra02", edge_type, edge, planned, "SW7A0003", asset_tag="HB-0004"),
        }

        # VLANs and prefixes are at many locations, but take one by this field; `locations` is silently ignored on a write.
        vlans = {
            (site, vid): self.ensure("/api/ipam/vlans/", f"{site}-{vid}", vid=vid, name=name, status=active, tenant=tenant, location=location[site])
            for site, vid, name in (
                ("ams01", 110, "users"),
                ("ams01", 120, "voice"),
                ("ams01", 130, "management"),
                ("jfk01", 110, "users"),
            )
        }

        interfaces = {}
        for owner in devices:
            for name, kind, more in (
                ("Ethernet1", "10gbase-x-sfpp", {"description": "Uplink", "mtu": 9000}),
                ("Ethernet2", "10gbase-x-sfpp", {}),
                ("Ethernet3", "10gbase-x-sfpp", {"enabled": False}),
                ("Management0", "1000base-t", {"mgmt_only": True}),
            ):
                interfaces[owner, name] = self.ensure(
                    "/api/dcim/interfaces/", f"{owner} {name}", device=devices[owner], name=name, type=kind, status=active, **more
                )
        leaf_uplink = f"/api/dcim/interfaces/{interfaces['ams01-leaf-01', 'Ethernet2']}/"
        self.nautobot.patch(
            leaf_uplink, {"mode": "tagged", "untagged_vlan": vlans["ams01", 110], "tagged_vlans": [vlans["ams01", 120], vlans["ams01", 130]]}
        )

        for prefix, kind, site in (
            ("198.51.100.0/24", "container", "ams01"),
            ("198.51.100.0/26", "network", "ams01"),
            ("203.0.113.0/24", "network", "jfk01"),
            ("2001:db8:a1::/64", "network", "ams01"),
        ):
            self.ensure("/api/ipam/prefixes/", prefix, prefix=prefix, type=kind, status=active, tenant=tenant, location=location[site])
        for address, owner, field in (
            ("198.51.100.1/26", "ams01-edge-01", "primary_ip4"),
            ("198.51.100.2/26", "ams01-leaf-01", "primary_ip4"),
            ("203.0.113.1/24", "jfk01-edge-01", "primary_ip4"),
            ("2001:db8:a1::1/64", "ams01-edge-01", "primary_ip6"),
        ):
            identity = self.ensure(
                "/api/ipam/ip-addresses/", address, address=address, namespace={"name": "Global"}, status=active, dns_name=f"{owner}.harbour-bank.test"
            )
            self.ensure(
                "/api/ipam/ip-address-to-interface/", address, ip_address=identity, interface=interfaces[owner, "Management0"]
            )
            holder = f"/api/dcim/devices/{devices[owner]}/"
            if self.nautobot.get(holder)[field] is None:
                self.nautobot.patch(holder, {field: identity})
        self.ensure(
            "/api/ipam/ip-addresses/", "198.51.100.10/26", address="198.51.100.10/26", namespace={"name": "Global"}, status={"name": "Reserved"}
        )

        provider = self.named("/api/circuits/providers/", "Deep Sea Fibre", asn=64496, account="DSF-42", noc_contact="noc@deep-sea-fibre.test")
        wave = self.named("/api/circuits/circuit-types/", "Wavelength")
        circuit = self.ensure(
            "/api/circuits/circuits/", "DSF-1001", cid="DSF-1001", provider=provider, circuit_type=wave, status=active, tenant=tenant, commit_rate=10000000
        )
        ends = {
            side: self.ensure(
                "/api/circuits/circuit-terminations/",
                f"DSF-1001 {side}",
                circuit=circuit,
                term_side=side,
                location=location[site],
                port_speed=10000000,
                xconnect_id=f"XC-{site}",
            )
            for side, site in (("A", "ams01"), ("Z", "jfk01"))
        }

        def cable(label, a_type, a, b_type, b):
            self.ensure(
                "/api/dcim/cables/",
                label,
                label=label,
                status=connected,
                termination_a_type=a_type,
                termination_a_id=a,
                termination_b_type=b_type,
                termination_b_id=b,
            )

        cable("W1", "dcim.interface", interfaces["ams01-edge-01", "Ethernet1"], "dcim.interface", interfaces["ams01-leaf-01", "Ethernet1"])
        cable("W2", "dcim.interface", interfaces["ams01-edge-01", "Ethernet2"], "circuits.circuittermination", ends["A"])
        cable("W3", "circuits.circuittermination", ends["Z"], "dcim.interface", interfaces["jfk01-edge-01", "Ethernet2"])

        self.named(
            "/api/extras/config-contexts/",
            "ams01 services",
            weight=1000,
            is_active=True,
            locations=[location["ams01"]],
            data={"ntp": ["198.51.100.53"], "syslog": {"host": "198.51.100.54", "port": 514}},
        )
        self.jobs()

    def jobs(self):
        for name in ("Verify Hostnames", "Break Configuration", "Scrape Hull"):
            (job,) = self.nautobot.get("/api/extras/jobs/", name=name)["results"]
            if not job["enabled"]:
                self.nautobot.patch(f"/api/extras/jobs/{job['id']}/", {"enabled": True})
            if name == "Scrape Hull" and job.get("approval_required") is False:
                self.nautobot.patch(f"/api/extras/jobs/{job['id']}/", {"approval_required": True})

        # Until 2.4 the flag above is all; since 3.0 a workflow says what waits for whom.
        definitions = "/api/extras/approval-workflow-definitions/"
        if self.nautobot.call("GET", definitions).status != 404:
            groups = self.nautobot.get("/api/users/groups/", name="approvers")["results"]
            group = groups[0]["id"] if groups else self.nautobot.post("/api/users/groups/", {"name": "approvers"})["id"]
            definition = self.named(
                definitions, "hull work", model_content_type="extras.scheduledjob", model_constraints={"job_model__name": "Scrape Hull"}, weight=100000
            )
            self.named(
                "/api/extras/approval-workflow-stage-definitions/",
                "captain",
                approval_workflow_definition=definition,
                sequence=1,
                min_approvers=1,
                approver_group=group,
            )


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        tokens = json.load(file)
    Sample(Nautobot(tokens["base"], tokens["admin"])).load()

"""Jobs of the sample data: one of every outcome and of every kind of input that the client must understand."""

import time

from nautobot.apps.jobs import (
    BooleanVar,
    ChoiceVar,
    DryRunVar,
    IntegerVar,
    Job,
    MultiObjectVar,
    ObjectVar,
    StringVar,
    TextVar,
    register_jobs,
)
from nautobot.dcim.models import Device, Location

name = "Shipmate samples"


class VerifyHostnames(Job):
    """Succeeds, logs at several levels and returns a value."""

    location = ObjectVar(model=Location, description="Where to look", required=False)
    devices = MultiObjectVar(model=Device, description="Only these", required=False, query_params={"location": "$location"})
    pattern = StringVar(description="Text that every name must contain", default="-", min_length=1, max_length=30)
    remarks = TextVar(description="Kept with the result", required=False)
    limit = IntegerVar(description="At most so many devices", default=10, min_value=1, max_value=100)
    severity = ChoiceVar(choices=(("warning", "Warning"), ("error", "Error")), default="warning")
    verbose = BooleanVar(description="Log every device", default=False)
    pause = IntegerVar(description="Seconds to wait in the middle", default=0, min_value=0, max_value=60)
    dryrun = DryRunVar(description="Change nothing")

    class Meta:
        name = "Verify Hostnames"
        description = "Checks that device names contain a text."
        has_sensitive_variables = False
        dryrun_default = True

    def run(self, location=None, devices=None, pattern="-", remarks="", limit=10, severity="warning", verbose=False, pause=0, dryrun=True):
        found = devices if devices else Device.objects.order_by("name")
        if location is not None:
            found = found.filter(location=location)
        self.logger.info("Checking at most %s devices for `%s`.", limit, pattern)
        time.sleep(pause)
        wrong = 0
        for device in found[:limit]:
            if pattern in (device.name or ""):
                self.logger.info("The name is fine.", extra={"object": device, "grouping": "names"})
            else:
                wrong += 1
                self.logger.warning("The name lacks `%s`.", pattern, extra={"object": device, "grouping": "names"})
        self.logger.success("Done.")
        return {"wrong": wrong, "dryrun": dryrun}


class BreakConfiguration(Job):
    """Logs an error, then fails with an exception."""

    class Meta:
        name = "Break Configuration"
        description = "Fails always."
        has_sensitive_variables = False

    def run(self):
        self.logger.info("Reading the configuration.")
        self.logger.error("ams01-edge-01 did not answer.", extra={"grouping": "configuration"})
        raise RuntimeError("The configuration could not be read.")


class SweepDecks(Job):
    """Stays disabled."""

    class Meta:
        name = "Sweep Decks"
        description = "Nobody has enabled it."
        has_sensitive_variables = False

    def run(self):
        self.logger.info("Swept.")


class ScrapeHull(Job):
    """Waits for approval."""

    class Meta:
        name = "Scrape Hull"
        description = "Somebody must approve it."
        has_sensitive_variables = False

    def run(self):
        self.logger.info("Scraped.")


register_jobs(VerifyHostnames, BreakConfiguration, SweepDecks, ScrapeHull)

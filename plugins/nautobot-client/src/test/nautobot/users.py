"""Makes the users of the sample data and their API tokens. Runs inside `nautobot-server shell`; called again, it changes nothing but the tokens.

Writes the tokens and the base address to the file that TOKENS_FILE names, readable by its owner alone:

    admin     a superuser that may write
    reader    the same superuser's token that may only read
    half      a user whose object permissions hide half of the devices: all of jfk01 and fra02, and of those outside the three
              named locations the ones whose id starts with 8 or more
    nobody    a user without any permission, with a token that may write
"""

import json
import os
import secrets

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

from nautobot.users.models import ObjectPermission, Token


def token(user, description, write_enabled=True):
    """A new token in the place of the one of the last call: newer versions do not give out the key of a stored one."""
    Token.objects.filter(user=user, description=description).delete()
    key = secrets.token_hex(20)
    Token.objects.create(user=user, description=description, write_enabled=write_enabled, key=key)
    return key


users = get_user_model().objects
admin, _ = users.get_or_create(username="admin", defaults={"is_staff": True, "is_superuser": True})
half, _ = users.get_or_create(username="half")
nobody, _ = users.get_or_create(username="nobody")

lower_ids = "80000000-0000-0000-0000-000000000000"
visible = {
    "device": [{"location__name": "ams01"}, {"location__name__regex": "^(?!jfk01|fra02)", "id__lt": lower_ids}],
    "interface": [{"device__location__name": "ams01"}, {"device__location__name__regex": "^(?!jfk01|fra02)", "device__id__lt": lower_ids}],
}
for model, constraints in visible.items():
    permission, _ = ObjectPermission.objects.update_or_create(
        name=f"half of {model}", defaults={"actions": ["view", "change"], "constraints": constraints}
    )
    permission.object_types.set([ContentType.objects.get(app_label="dcim", model=model)])
    permission.users.set([half])
permission, _ = ObjectPermission.objects.update_or_create(name="surroundings", defaults={"actions": ["view"], "constraints": None})
permission.object_types.set(
    [
        ContentType.objects.get(app_label=app_label, model=model)
        for app_label, model in (
            ("dcim", "location"),
            ("dcim", "locationtype"),
            ("dcim", "manufacturer"),
            ("dcim", "devicetype"),
            ("dcim", "platform"),
            ("dcim", "rack"),
            ("extras", "role"),
            ("extras", "status"),
            ("extras", "job"),
            ("ipam", "ipaddress"),
            ("ipam", "vlan"),
            ("tenancy", "tenant"),
        )
    ]
)
permission.users.set([half])

tokens = {
    "base": os.environ["NAUTOBOT_BASE"],
    "admin": token(admin, "writes"),
    "reader": token(admin, "reads", write_enabled=False),
    "half": token(half, "writes"),
    "nobody": token(nobody, "writes"),
}
with open(os.open(os.environ["TOKENS_FILE"], os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
    json.dump(tokens, file, indent=2)

# SPDX-License-Identifier: GPL-3.0-or-later
"""What PyYAML's safe loader makes of a text, as JSON, with the exceptions that RULES 3 names.

Exceptions: unquoted dates and timestamps become ISO strings; .inf and .nan are refused; keys become
strings as JSON writes them, and may then be there only once (a merged key may be overridden); a value
may not contain itself; tags are known only where JSON has their values.
"""
import datetime
import json
import math

import yaml

KNOWN = ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")


class Refused(Exception):
    pass


class Loader(yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        if not isinstance(node, yaml.MappingNode):
            raise Refused("not a mapping")
        self.flatten_mapping(node)
        mapping = {}
        for key_node, value_node in node.value:
            key = as_key(self.construct_object(key_node, deep=deep))
            mapping[key] = self.construct_object(value_node, deep=deep)
        return mapping

    def flatten_mapping(self, node):
        # Duplicates are looked for once, before merged keys are mixed with a mapping's own.
        if getattr(node, "is_flat", None) is False:
            raise Refused("a mapping is merged into itself")
        if getattr(node, "is_flat", False):
            return
        node.is_flat = False
        seen = set()
        for key_node, _ in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":
                continue
            if not isinstance(key_node, yaml.ScalarNode):
                raise Refused("a key is a collection")
            if key_node.tag == "tag:yaml.org,2002:value":
                key = key_node.value
            else:
                key = as_key(self.construct_object(key_node, deep=True))
            if key in seen:
                raise Refused("a key is there twice")
            seen.add(key)
        super().flatten_mapping(node)
        node.is_flat = True


def as_key(value):
    if isinstance(value, str):
        return value
    return json.dumps(value, allow_nan=False)


def construct_float(loader, node):
    value = yaml.SafeLoader.construct_yaml_float(loader, node)
    if math.isinf(value) or math.isnan(value):
        raise Refused("not finite")
    return value


def construct_time(loader, node):
    value = yaml.SafeLoader.construct_yaml_timestamp(loader, node)
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    if value.tzinfo is not None:
        value = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    return value.isoformat(timespec="microseconds")


def construct_unknown(loader, node):
    raise Refused("unknown tag " + node.tag)


Loader.add_constructor("tag:yaml.org,2002:float", construct_float)
Loader.add_constructor("tag:yaml.org,2002:timestamp", construct_time)
for tag in ("binary", "omap", "pairs", "set"):
    Loader.add_constructor("tag:yaml.org,2002:" + tag, construct_unknown)


def to_json(data, job_or_empty=False):
    """The JSON text, or None when the text is refused. A job without params is an empty object."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise Refused("UTF-16")
        value = yaml.load(data, Loader=Loader)
        if job_or_empty:
            value = {name: {} if job is None else job for name, job in value.items()}
        # Half a surrogate pair is no character; two halves are one, as JSON has it.
        json.dumps(value, ensure_ascii=False).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        return json.dumps(value, allow_nan=False)
    except Exception:  # PyYAML lets out ValueError, KeyError, IndexError and more
        return None

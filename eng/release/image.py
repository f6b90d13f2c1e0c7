#!/usr/bin/env python3
"""Writes layers as an image for several processors: image.py VERSION COMMIT FILE ARCHITECTURE:LAYER[:LAYER...]...

FILE is an OCI layout (https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md) with one index, and has a manifest.json
besides, as `docker load` before version 25 reads nothing else.
"""

import gzip
import hashlib
import io
import json
import os
import sys
import tarfile
from datetime import datetime, timezone

NAME = "compose"
TYPE = "application/vnd.oci.image."
EPOCH = int(os.environ["SOURCE_DATE_EPOCH"])
MOMENT = datetime.fromtimestamp(EPOCH, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Layout:
    """The files of the layout; blobs are named by their content."""

    def __init__(self):
        self.files = {"oci-layout": b'{"imageLayoutVersion":"1.0.0"}'}

    def add(self, kind, content, **more):
        digest = hashlib.sha256(content).hexdigest()
        self.files[f"blobs/sha256/{digest}"] = content
        return {"mediaType": TYPE + kind, "digest": f"sha256:{digest}", "size": len(content), **more}

    def add_json(self, kind, document, **more):
        return self.add(kind, json.dumps(document, separators=(",", ":")).encode(), **more)

    def write(self, path):
        with tarfile.open(path, "w", format=tarfile.USTAR_FORMAT) as tar:
            for name, content in sorted(self.files.items()):
                entry = tarfile.TarInfo(name)
                entry.size, entry.mtime, entry.mode = len(content), EPOCH, 0o644
                tar.addfile(entry, io.BytesIO(content))


def blob(descriptor):
    return "blobs/" + descriptor["digest"].replace(":", "/")


def image(layout, version, commit, architecture, paths):
    """One image: its manifest, and what manifest.json says of it."""
    contents = [open(path, "rb").read() for path in paths]
    labels = {
        "org.opencontainers.image.title": NAME,
        "org.opencontainers.image.version": version,
        "org.opencontainers.image.revision": commit,
        "org.opencontainers.image.licenses": "Apache-2.0",
    }
    config = {
        "created": MOMENT,
        "architecture": architecture,
        "os": "linux",
        "config": {
            "Env": ["PATH=/usr/bin", "HOME=/root", "SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"],
            "Entrypoint": ["/usr/bin/compose"],
            "WorkingDir": "/src",
            "Labels": labels,
        },
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + hashlib.sha256(content).hexdigest() for content in contents]},
        "history": [{"created": MOMENT, "created_by": f"eng/release/image.sh {os.path.basename(path)}"} for path in paths],
    }
    described = layout.add_json("config.v1+json", config)
    layers = [layout.add("layer.v1.tar+gzip", gzip.compress(content, 9, mtime=0)) for content in contents]
    manifest = {"schemaVersion": 2, "mediaType": TYPE + "manifest.v1+json", "config": described, "layers": layers}
    return (
        layout.add_json("manifest.v1+json", manifest, platform={"architecture": architecture, "os": "linux"}),
        {"Config": blob(described), "Layers": [blob(layer) for layer in layers]},
    )


def main(version, commit, path, *parts):
    layout = Layout()
    manifests, old = [], []
    for architecture, *layers in (part.split(":") for part in parts):
        manifest, entry = image(layout, version, commit, architecture, layers)
        manifests.append(manifest)
        suffix = "" if not old else f"-{architecture}"
        old.append({**entry, "RepoTags": [f"{NAME}:{version}{suffix}"]})
    names = {"io.containerd.image.name": f"docker.io/library/{NAME}:{version}", "org.opencontainers.image.ref.name": version}
    index = {"schemaVersion": 2, "mediaType": TYPE + "index.v1+json", "manifests": manifests}
    whole = layout.add_json("index.v1+json", index, annotations=names)
    layout.files["index.json"] = json.dumps({"schemaVersion": 2, "mediaType": TYPE + "index.v1+json", "manifests": [whole]}).encode()
    layout.files["manifest.json"] = json.dumps(old).encode()
    layout.write(path)


main(*sys.argv[1:])

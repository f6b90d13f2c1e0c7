#!/usr/bin/env python3
"""What the command is made of, from what NuGet restored for it.

components.py licences ASSETS                              the licences, as text
components.py sbom ASSETS VERSION COMMIT [PACKAGE=VERSION...]    a CycloneDX 1.6 document, with the Debian packages of the image
"""

import json
import os
import sys
import uuid
from datetime import datetime, timezone
from xml.etree import ElementTree

MIT = """{copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


class Package:
    """A restored package whose code is in the binary."""

    def __init__(self, folder, name, version):
        self.name, self.version = name, version
        self.path = os.path.join(folder, name.lower(), version)
        root = ElementTree.parse(os.path.join(self.path, name.lower() + ".nuspec")).getroot()
        self.said = {element.tag.split("}")[1]: element for element in root.iter()}
        self.licence = self.said["license"].text
        if self.licence != "MIT":
            sys.exit(f"components.py: {name} has the licence {self.licence}, whose text is not here: add it")

    def text(self, key):
        return self.said[key].text if key in self.said else ""

    def notices(self):
        """Its own words where it ships them, else the text of its licence."""
        shipped = [os.path.join(self.path, name) for name in ("LICENSE.TXT", "THIRD-PARTY-NOTICES.TXT")]
        words = [open(path, encoding="utf-8-sig").read().replace("\r\n", "\n") for path in shipped if os.path.exists(path)]
        holder = self.text("copyright") or f"Copyright (c) {self.text('authors')}"
        return "\n".join(words) or MIT.format(copyright=holder)


def packages(assets):
    """Libraries that are compiled into the command, and the runtime that is linked to them; neither analyzers nor the compiler."""
    target = next(packages for name, packages in assets["targets"].items() if "/" in name)
    folder = next(iter(assets["packageFolders"]))
    named = [tuple(key.split("/")) for key, value in target.items() if value["type"] == "package" and value.get("runtime")]
    framework = next(iter(assets["project"]["frameworks"].values()))
    named += [
        (pack["name"], pack["version"].strip("[]").split(",")[0])
        for pack in framework["downloadDependencies"]
        if pack["name"].startswith("Microsoft.NETCore.App.Runtime.NativeAOT")
    ]
    return [Package(folder, name, version) for name, version in sorted(named)]


def licences(assets):
    print("The command contains the following software, compiled into it.")
    for package in packages(assets):
        print(f"\n{'=' * 80}\n{package.name} {package.version}, {package.licence}, {package.text('projectUrl')}\n{'=' * 80}\n")
        print(package.notices().strip())


def sbom(assets, version, commit, debian):
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:nuget/{package.name}@{package.version}",
            "name": package.name,
            "version": package.version,
            "licenses": [{"license": {"id": package.licence}}],
            "purl": f"pkg:nuget/{package.name}@{package.version}",
        }
        for package in packages(assets)
    ]
    for name, number in (entry.split("=", 1) for entry in debian):
        purl = f"pkg:deb/debian/{name}@{number.replace(':', '%3A').replace('+', '%2B')}"
        components.append({"type": "library", "bom-ref": purl, "name": name, "version": number, "purl": purl})
    product = f"pkg:generic/compose@{version}"
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{product}#{commit}#{len(debian)}')}",
        "version": 1,
        "metadata": {
            "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "container" if debian else "application",
                "bom-ref": product,
                "name": "compose",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "purl": product,
                "properties": [{"name": "git:commit", "value": commit}],
            },
        },
        "components": components,
        "dependencies": [{"ref": product, "dependsOn": [c["bom-ref"] for c in components]}]
        + [{"ref": c["bom-ref"], "dependsOn": []} for c in components],
    }
    print(json.dumps(document, indent=2))


def main(verb, assets, *rest):
    with open(assets, encoding="utf-8") as file:
        read = json.load(file)
    if verb == "licences":
        licences(read)
    else:
        sbom(read, rest[0], rest[1], rest[2:])


main(*sys.argv[1:])

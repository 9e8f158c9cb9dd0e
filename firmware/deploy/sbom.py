"""Bill of materials of the device program as SPDX 2.3 JSON, from what NuGet restored: sbom.py project.assets.json PROGRAM."""
import base64
import hashlib
import json
import sys

assets = json.load(open(sys.argv[1]))
program = hashlib.sha256(open(sys.argv[2], "rb").read()).hexdigest()
packages = [{
    "SPDXID": "SPDXRef-hrvxkd", "name": "hrvxkd", "versionInfo": assets["project"]["version"], "downloadLocation": "NOASSERTION",
    "licenseDeclared": "MIT", "checksums": [{"algorithm": "SHA256", "checksumValue": program}],
}]
for key in sorted(name for name, library in assets["libraries"].items() if library["type"] == "package"):
    name, version = key.split("/")
    packages.append({
        "SPDXID": "SPDXRef-" + name.replace("_", "-"), "name": name, "versionInfo": version, "downloadLocation": f"pkg:nuget/{name}@{version}",
        "checksums": [{"algorithm": "SHA512", "checksumValue": base64.b64decode(assets["libraries"][key]["sha512"]).hex()}],
    })
json.dump({
    "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "hrvxkd",
    "documentNamespace": f"urn:sha256:{program}",
    # No time: the same program has the same bill.
    "creationInfo": {"created": "1970-01-01T00:00:00Z", "creators": ["Tool: sbom.py"]},
    "packages": packages,
    "relationships": [{"spdxElementId": "SPDXRef-hrvxkd", "relationshipType": "CONTAINS", "relatedSpdxElement": package["SPDXID"]} for package in packages[1:]],
}, sys.stdout, indent=1)

"""Names of XLIFF 2.0 and its metadata module: https://docs.oasis-open.org/xliff/xliff-core/v2.0/"""

CORE = "urn:oasis:names:tc:xliff:document:2.0"
#: Minor versions share the elements that are used here.
CORES = {CORE, "urn:oasis:names:tc:xliff:document:2.1", "urn:oasis:names:tc:xliff:document:2.2"}
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: The catalogue's header fields that a file keeps, in its metadata.
CATEGORY = "catalogue"
PLACE = "location"
REMARK = "remark"


def core(tag: str) -> str:
    return f"{{{CORE}}}{tag}"


def metadata(tag: str) -> str:
    return f"{{{METADATA}}}{tag}"

"""The register held against the journal, and the published log hashed anew."""
import base64
import hashlib
import json

from visitors import Load
from system import Broken, Placet

# What a server adds to the log by itself; anything else must belong to a receipt.
OWN_ACTS = {"notice_published", "capture_override", "key_rotated"}


def leaf(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """RFC 6962, one leaf at a time: the roots of the complete subtrees, largest first."""

    def __init__(self):
        self.size, self.roots = 0, []

    def add(self, entry: bytes) -> None:
        self.roots.append(leaf(entry))
        self.size += 1
        size = self.size
        while size % 2 == 0:
            right = self.roots.pop()
            self.roots.append(node(self.roots.pop(), right))
            size //= 2

    def root(self) -> bytes:
        if not self.roots:
            return hashlib.sha256(b"").digest()
        result = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            result = node(left, result)
        return result


def head(placet: Placet) -> tuple[int, str]:
    lines = placet.must_get("/log/%s/checkpoint" % placet.demo["log"]).decode().split("\n")
    return int(lines[1]), lines[2]


def tile_name(number: int) -> str:
    parts = ["%03d" % (number % 1000)]
    while number >= 1000:
        number //= 1000
        parts.insert(0, "x%03d" % (number % 1000))
    return "/".join(parts)


def entries(placet: Placet, size: int):
    """Every entry from the published bundles."""
    for number in range((size + 255) // 256):
        width = min(256, size - number * 256)
        path = "/log/%s/tile/entries/%s%s" % (
            placet.demo["log"], tile_name(number), "" if width == 256 else ".p/%d" % width)
        bundle, at = placet.must_get(path), 0
        for _ in range(width):
            length = int.from_bytes(bundle[at:at + 2], "big")
            yield bundle[at + 2:at + 2 + length]
            at += 2 + length
        if at != len(bundle):
            raise Broken("%s has %d bytes too many" % (path, len(bundle) - at))


def check_indexes(placet: Placet, load: Load, first: int, known: set[int]) -> int:
    """Every receipt has an entry of its own, and every entry since `first` has a receipt or is the server's. `known` remembers
    the server's own from earlier rounds. Returns the size of the log."""
    owner: dict[int, str] = {}
    for submission in load.answered:
        for receipt in submission.answer["receipts"]:
            other = owner.setdefault(receipt["index"], submission.key)
            if other != submission.key:
                raise Broken("index %d belongs to %s and to %s" % (receipt["index"], other, submission.key))
    size, _ = head(placet)
    beyond = [index for index in owner if index >= size]
    if beyond:
        raise Broken("acknowledged indexes are not in the log of size %d: %s" % (size, sorted(beyond)[:5]))
    for index in set(range(first, size)) - owner.keys() - known:
        act = json.loads(placet.must_get("/api/v1/register/%d" % index)).get("act")
        if act not in OWN_ACTS:
            raise Broken("entry %d (%s) belongs to no acknowledged submission" % (index, act))
        known.add(index)
    return size


def check_register(placet: Placet, load: Load, count: int) -> None:
    """A sample of receipts is in the register with the same outcome."""
    for submission in load.random.sample(load.answered, min(count, len(load.answered))):
        for receipt in submission.answer["receipts"]:
            row = json.loads(placet.must_get("/api/v1/register/%d" % receipt["index"]))
            if row["act"] != receipt["outcome"] or row["agreement"]["id"] != receipt["agreement"]:
                raise Broken("entry %d says %s, the receipt %s" % (receipt["index"], row, receipt))


def check_heads(placet: Placet, load: Load) -> None:
    """Every checkpoint that anybody saw is the root of its size."""
    size, _ = head(placet)
    seen = {at: base64.b64decode(note.split("\n")[2]) for at, note in load.checkpoints.items()}
    if any(at > size for at in seen):
        raise Broken("a head of size %d was handed out, the log has %d entries" % (max(seen), size))
    tree = Tree()
    for entry in entries(placet, size):
        tree.add(entry)
        if seen.get(tree.size, tree.root() if tree.size in seen else b"") != (tree.root() if tree.size in seen else b""):
            raise Broken("the head of size %d is not a prefix of the log" % tree.size)
    if head(placet) != (size, base64.b64encode(tree.root()).decode()):
        raise Broken("the log's root is not the hash of its entries")

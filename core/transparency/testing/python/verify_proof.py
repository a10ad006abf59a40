#!/usr/bin/env python3
"""Rebuilds leaf, root and note of one proof file (C2SP tlog-proof v1) with nothing but Python 3 and openssl.

    verify_proof.py LEAF PROOF LOG_VKEY [WITNESS_VKEY ...]

LEAF holds the exact bytes that were logged. Says line by line what holds and ends with 0 when the leaf is in the
tree, the log signed it and each witness named cosigned it; with 1, and the reason, otherwise.
"""
import base64
import hashlib
import os
import re
import subprocess
import sys
import tempfile


def refuse(reason):
    print(f"refused: {reason}")
    sys.exit(1)


def unbase64(text, length=None):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        refuse("base64")
    if base64.b64encode(data).decode() != text or (length is not None and len(data) != length):
        refuse("base64")
    return data


def number(text):
    return int(text) if re.fullmatch(r"0|[1-9][0-9]*", text, re.ASCII) else refuse("number")


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def ed25519(public, message, signature):
    """Asks openssl; the key is wrapped as RFC 8410 says."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"key": bytes.fromhex("302a300506032b6570032100") + public, "msg": message, "sig": signature}
        for name, data in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        command = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key -in msg -sigfile sig"
        return subprocess.run(command.split(), cwd=folder, capture_output=True, check=False).returncode == 0


def root_of(leaf, index, size, proof):
    """The root that leaf and proof lead to (RFC 9162 section 2.1.3.2), or nothing."""
    if index >= size:
        return None
    node, last, value = index, size - 1, sha256(b"\x00", leaf)
    for other in proof:
        if last == 0:
            return None
        if node & 1 or node == last:
            value = sha256(b"\x01", other, value)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            value = sha256(b"\x01", value, other)
        node, last = node >> 1, last >> 1
    return value if last == 0 else None


def holds(vkey, text, lines):
    """Whether the key signed the text; a line of the key that does not hold refuses everything."""
    name, key_id, material = vkey.split("+", 2)
    material = unbase64(material, 33)
    if sha256(name.encode(), b"\n", material)[:4].hex() != key_id or material[0] not in (1, 4):
        refuse("key")
    signed = False
    for line in lines:
        match = re.fullmatch("— ([^ ]+) ([^ ]+)", line) or refuse("signature line")
        data = unbase64(match[2])
        if match[1] != name or data[:4].hex() != key_id:
            continue
        message, signature = text.encode(), data[4:]
        if material[0] == 4:
            message = f"cosignature/v1\ntime {int.from_bytes(signature[:8], 'big')}\n".encode() + message
            signature = signature[8:]
        if len(signature) != 64 or not ed25519(material[1:], message, signature):
            refuse(f"signature of {name}")
        signed = True
    return signed


def main(leaf_path, proof_path, log_vkey, *witness_vkeys):
    with open(leaf_path, "rb") as leaf_file, open(proof_path, "rb") as proof_file:
        leaf, (top, blank, note) = leaf_file.read(), proof_file.read().decode().partition("\n\n")
    header, *lines = top.split("\n")
    if not blank or header != "c2sp.org/tlog-proof@v1":
        refuse("header")
    if lines and lines[0].startswith("extra "):
        unbase64(lines.pop(0)[6:])
    if not lines or not lines[0].startswith("index "):
        refuse("index")
    index, proof = number(lines[0][6:]), [unbase64(line, 32) for line in lines[1:]]
    body, blank, signatures = note.rpartition("\n\n")
    if not blank or not signatures.endswith("\n"):
        refuse("note")
    text, signature_lines = body + "\n", signatures[:-1].split("\n")
    origin, size, root, *_ = body.split("\n") + ["", ""]
    if root_of(leaf, index, number(size), proof) != unbase64(root, 32):
        refuse("the leaf is not in the tree")
    print(f"leaf {index} of {size} is in the tree of {origin}")
    for vkey in (log_vkey, *witness_vkeys):
        name = vkey.split("+")[0]
        if vkey == log_vkey and name != origin or not holds(vkey, text, signature_lines):
            refuse(f"not signed by {name}")
        print(f"signed by {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])

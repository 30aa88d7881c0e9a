/// <reference types="node" />
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { check, headOf } from "./proof";

const hash = (...parts: Uint8Array[]): Buffer =>
  parts.reduce((sum, part) => sum.update(part), createHash("sha256")).digest();
const node = (left: Buffer, right: Buffer): Buffer => hash(Buffer.from([1]), left, right);

function rootOf(leaves: Buffer[]): Buffer {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return node(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

function pathOf(at: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return at < half
    ? [...pathOf(at, leaves.slice(0, half)), rootOf(leaves.slice(half))]
    : [...pathOf(at - half, leaves.slice(half)), rootOf(leaves.slice(0, half))];
}

function proofOf(index: number, size: number): Parameters<typeof check>[0] {
  const leaves = Array.from({ length: size }, (_, at) => hash(Buffer.from([0, at])));
  return {
    index,
    size,
    leafHash: (leaves[index] ?? Buffer.alloc(32)).toString("hex"),
    hashes: pathOf(index, leaves).map((one) => one.toString("base64")),
    checkpoint: `log.example/1\n${String(size)}\n${rootOf(leaves).toString("base64")}\n\n— log.example/1 sig\n`,
  };
}

describe("the check of a record in the browser", () => {
  it("confirms every record of every small log", async () => {
    for (let size = 1; size <= 20; size++) {
      for (let index = 0; index < size; index++) {
        expect(await check(proofOf(index, size))).toBe("verified");
      }
    }
  });

  it("refutes another record, another place and another size", async () => {
    const proof = proofOf(5, 13);
    expect(await check({ ...proof, leafHash: proofOf(6, 13).leafHash })).toBe("refuted");
    expect(await check({ ...proof, index: 4 })).toBe("refuted");
    expect(await check({ ...proof, size: 12 })).toBe("refuted");
    expect(await check({ ...proof, hashes: proof.hashes.slice(1) })).toBe("refuted");
  });

  it("says nothing where the checkpoint cannot be read", async () => {
    expect(await check({ ...proofOf(0, 3), checkpoint: "nonsense" })).toBe("not_checked");
    expect(headOf("a\nb\nc")).toBeUndefined();
  });
});

/// <reference types="node" />
import { expect, it } from "vitest";
import { sealLook, sealPath, toHex } from "./seal";

const hex = "12cbedef0baf91cc8e94988023ac47ffbbea36524407d9ee347ef5e2eef1ac8c";

it("draws the same seal for the same hash, in hex or in base64", () => {
  const base64 = Buffer.from(hex, "hex").toString("base64");
  expect(toHex(base64)).toBe(hex);
  expect(sealPath(base64)).toBe(sealPath(hex));
  expect(sealPath(hex)).not.toBe(sealPath("ff" + hex.slice(2)));
});

it("draws a seal even where there is no hash yet", () => {
  expect(sealPath("")).toMatch(/^M[\d. Q]+Z$/);
});

it("never shows an unknown state as given", () => {
  expect(sealLook("something_new")).toBe("dashed");
});

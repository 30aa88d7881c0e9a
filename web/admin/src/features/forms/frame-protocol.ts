import { members } from "../../app/read";

/** What the preview frame says: first that it is ready (with a port), later how high its content is. */
export type FrameMessage =
  { readonly kind: "ready" } | { readonly kind: "height"; readonly height: number };

/** What the editor says to the frame, through the port only. */
export interface ManifestMessage {
  readonly kind: "manifest";
  readonly manifest: object;
  readonly theme: "light" | "dark";
}

export function readFrameMessage(data: unknown): FrameMessage | undefined {
  const source = members(data);
  switch (source?.raw("kind")) {
    case "ready":
      return { kind: "ready" };
    case "height": {
      const height = source.number("height");
      return source.finish({ kind: "height", height: Math.min(Math.max(height, 0), 4000) });
    }
    default:
      return undefined;
  }
}

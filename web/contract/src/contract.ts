export type { Result } from "./result.ts";
export * from "./embed.ts";

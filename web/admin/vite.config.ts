import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// The staff app is a plain single-page app. Everything it needs is a file of its own, so that the
// strict policy of the server (no inline script or style, no data: fonts) holds for the build as it is.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  build: {
    outDir: "../dist/admin",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: ["chrome123", "firefox128", "safari17.5"],
    // tools/size-gate.mjs reads it.
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    rollupOptions: { input: ["index.html", "preview.html"] },
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});

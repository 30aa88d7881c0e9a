import { defineConfig } from "vitest/config";

// The staff app brings its own compiler; everything else is plain TypeScript.
export default defineConfig({
  test: {
    projects: [
      "admin",
      {
        test: {
          name: "embed",
          include: ["{contract,widget-kit,form-widget,loader,pages}/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});

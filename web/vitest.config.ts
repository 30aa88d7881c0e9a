import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{contract,widget-kit,form-widget,loader}/src/**/*.test.{ts,tsx}"],
    environment: "node",
  },
});

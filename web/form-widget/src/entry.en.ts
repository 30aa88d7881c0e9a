import { defineForm } from "./element.tsx";
import { texts } from "./texts/en.ts";

defineForm({ texts, url: import.meta.url });

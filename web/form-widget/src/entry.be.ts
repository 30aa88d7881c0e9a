import { defineForm } from "./element.tsx";
import { texts } from "./texts/be.ts";

defineForm({ texts, url: import.meta.url });

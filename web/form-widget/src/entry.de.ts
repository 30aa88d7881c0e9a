import { defineForm } from "./element.tsx";
import { texts } from "./texts/de.ts";

defineForm({ texts, url: import.meta.url });

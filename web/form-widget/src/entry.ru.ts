import { defineForm } from "./element.tsx";
import { texts } from "./texts/ru.ts";

defineForm({ texts, url: import.meta.url });

import { mount } from "svelte";
import App from "./app/app.svelte";
import { language } from "./app/language.svelte";
import { applyTheme, theme } from "./app/theme";
import "./ui/tokens.css";
import "./ui/fonts.css";
import "./ui/base.css";
import "./ui/controls.css";

language.start();
applyTheme(theme());
const target = document.getElementById("app");
if (target) mount(App, { target });

import DefaultTheme from "vitepress/theme";
import "./style.css";

export { DefaultTheme as default };

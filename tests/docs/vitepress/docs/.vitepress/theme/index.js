import DefaultTheme from "vitepress/theme";
import Registrar from "./Registrar.vue";

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => app.component("Registrar", Registrar),
};

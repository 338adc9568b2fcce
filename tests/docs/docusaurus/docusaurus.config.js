export default {
  title: "Contoso FHIR",
  url: "https://docs.contoso.com",
  baseUrl: "/docusaurus/",
  scripts: [{ src: "https://registrar.contoso.com/embed.js", async: true }],
  themeConfig: { navbar: { title: "Contoso FHIR" } },
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false, pages: false }]],
};
